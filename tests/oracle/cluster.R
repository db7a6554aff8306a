# Cluster-robust errors of a fitted line. Needs sandwich.
source("tests/oracle/oracle.R")
suppressMessages(library(sandwich))
options(warn = -1)

set.seed(3)
d <- expand.grid(x = seq(215, 265, 10), school = 1:12)
shift <- rnorm(12, 0, .6)
d$n <- rpois(nrow(d), 12) + 1
d$m <- rbinom(nrow(d), d$n, plogis((d$x - 235) / 12 + shift[d$school]))
d$u <- d$n - d$m
f <- glm(cbind(m, u) ~ x, binomial, d, control = glm.control(1e-15, 100))
one <- data.frame(x = c(rep(d$x, d$m), rep(d$x, d$u)),
	y = rep(1:0, c(sum(d$m), sum(d$u))),
	school = c(rep(d$school, d$m), rep(d$school, d$u)))
g <- glm(y ~ x, binomial, one, control = glm.control(1e-15, 100))
V <- vcovCL(g, one$school, type = "HC1")
put_vector("cluster", "x", d$x)
put_vector("cluster", "m", d$m)
put_vector("cluster", "u", d$u)
put_vector("cluster", "school", d$school - 1)
put_vector("cluster", "p", unname(fitted(f)))
put("cluster", xx = V[1, 1], xy = V[1, 2], yy = V[2, 2])
save("tests/oracle/cluster.csv")
