# The same as ../multicommodity.dcm.
set ORIG; set DEST; set PROD;
set LINK within ORIG cross DEST;
set ROUTE within PROD cross (ORIG cross DEST);
param cap{LINK}; param price{ROUTE};
param supply{ORIG, PROD}; param demand{DEST, PROD};
var x{ROUTE} >= 0;
minimize cost: sum{(p,i,j) in ROUTE} price[p,i,j] * x[p,i,j] / 1000;
s.t. s{i in ORIG, p in PROD}: sum{(p,i,j) in ROUTE} x[p,i,j] <= supply[i,p];
s.t. d{j in DEST, p in PROD}: sum{(p,i,j) in ROUTE} x[p,i,j] = demand[j,p];
s.t. c{(i,j) in LINK}: sum{(p,i,j) in ROUTE} x[p,i,j] <= cap[i,j];
data;
set ORIG := Gary Cleveland Pittsburgh;
set DEST := Framingham Detroit Lansing Windsor;
set PROD := bands coils plate;
param : LINK : cap := Gary Detroit 400 Gary Lansing 350 Gary Windsor 250 Cleveland Framingham 500 Cleveland Detroit 400
  Cleveland Lansing 300 Pittsburgh Framingham 450 Pittsburgh Detroit 350 Pittsburgh Windsor 300;
param : ROUTE : price :=
  bands Gary Detroit 14 coils Gary Detroit 16 plate Gary Detroit 17
  bands Gary Lansing 11 coils Gary Lansing 12
  coils Gary Windsor 18 plate Gary Windsor 19
  bands Cleveland Framingham 27 coils Cleveland Framingham 29 plate Cleveland Framingham 31
  bands Cleveland Detroit 9 coils Cleveland Detroit 10 plate Cleveland Detroit 11
  bands Cleveland Lansing 12 coils Cleveland Lansing 13 plate Cleveland Lansing 14
  bands Pittsburgh Framingham 24 coils Pittsburgh Framingham 26 plate Pittsburgh Framingham 28
  bands Pittsburgh Detroit 14 coils Pittsburgh Detroit 15 plate Pittsburgh Detroit 16
  bands Pittsburgh Windsor 17 coils Pittsburgh Windsor 18;
param supply : bands coils plate := Gary 200 350 150 Cleveland 400 500 300 Pittsburgh 300 450 250;
param demand : bands coils plate := Framingham 300 350 100 Detroit 250 400 200 Lansing 150 200 50 Windsor 100 200 150;
end;
