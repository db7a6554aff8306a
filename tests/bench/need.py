"""The score needed, from nothing: need.py FILE"""
import sys
import math
import pandas
import statsmodels.api as sm
d = pandas.read_csv(sys.argv[1])
f = sm.GLM(d[["matched", "unmatched"]], sm.add_constant(d[["score"]]),
           family=sm.families.Binomial()).fit()
a, b = f.params
print((math.log(4) - a) / b)
