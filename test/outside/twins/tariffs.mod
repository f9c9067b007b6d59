# The same as ../tariffs.dcm, with a variable for each piece.
set O; set D; param supply{O}; param demand{D}; param lim{O, D, 1..2}; param base{O, D};
var x{i in O, j in D, k in 1..3} >= 0;
minimize cost: sum{i in O, j in D, k in 1..3} base[i,j] * (1 + 0.25*(k-1)^2) * x[i,j,k];
s.t. s{i in O}: sum{j in D, k in 1..3} x[i,j,k] <= supply[i];
s.t. d{j in D}: sum{i in O, k in 1..3} x[i,j,k] = demand[j];
s.t. a{i in O, j in D}: x[i,j,1] <= lim[i,j,1];
s.t. b{i in O, j in D}: x[i,j,2] <= lim[i,j,2] - lim[i,j,1];
data;
set O := north south west; set D := alpha beta gamma delta;
param supply := north 140 south 260 west 290;
param demand := alpha 90 beta 120 gamma 150 delta 170;
param base : alpha beta gamma delta := north 39 14 11 14 south 27 9 12 9 west 24 14 17 13;
param lim := [north,*,*] alpha 1 25 alpha 2 50 beta 1 30 beta 2 60 gamma 1 40 gamma 2 55 delta 1 25 delta 2 70
 [south,*,*] alpha 1 35 alpha 2 60 beta 1 50 beta 2 75 gamma 1 45 gamma 2 90 delta 1 40 delta 2 80
 [west,*,*] alpha 1 20 alpha 2 45 beta 1 35 beta 2 65 gamma 1 55 gamma 2 85 delta 1 60 delta 2 95;
end;
