# The same as ../steel.dcm.
set PROD; param T; set W := 1..T;
param rate{PROD}; param inv0{PROD}; param pc{PROD}; param ic{PROD};
param avail{W}; param market{PROD, W}; param rev{PROD, W};
var Make{PROD, W} >= 0; var Inv{PROD, 0..T} >= 0; var Sell{p in PROD, t in W} >= 0, <= market[p,t];
maximize profit: sum{p in PROD, t in W} (rev[p,t]*Sell[p,t] - pc[p]*Make[p,t] - ic[p]*Inv[p,t]) / 1000;
s.t. time{t in W}: sum{p in PROD} Make[p,t]/rate[p] <= avail[t];
s.t. init{p in PROD}: Inv[p,0] = inv0[p];
s.t. bal{p in PROD, t in W}: Make[p,t] + Inv[p,t-1] = Sell[p,t] + Inv[p,t];
data;
param T := 4; set PROD := bands coils;
param : rate inv0 pc ic := bands 200 10 10 2.5 coils 140 0 11 3;
param avail := 1 40 2 40 3 32 4 40;
param market : 1 2 3 4 := bands 6000 6000 4000 6500 coils 4000 2500 3500 4200;
param rev : 1 2 3 4 := bands 25 26 27 27 coils 30 35 37 39;
end;
