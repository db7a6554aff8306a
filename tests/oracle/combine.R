# Reference values for lib/fit/combine: the two-variable linear discriminant
# with the assumed within-cohort correlation matrix inverted by solve().
source("tests/oracle/oracle.R")
pooled <- function(n1, s1, n0, s0)
	sqrt(((n1 - 1) * s1^2 + (n0 - 1) * s0^2) / (n1 + n0 - 2))
case <- function(name, all1, all0, n, m1, s1, m0, s0, x) {
	# n, m1, ...: a pair each, score then ranks; n is (matched, unmatched)
	s <- mapply(pooled, n[[1]], s1, n[[2]], s0)
	put(name, all1 = all1, all0 = all0)
	put(name, n1 = n[[1]], n0 = n[[2]], mean1_ = m1, mean0_ = m0,
		sd1_ = s1, sd0_ = s0, x = x)
	p <- sapply(c(0, .3, .5, .8), function(r) {
		S <- diag(s) %*% matrix(c(1, r, r, 1), 2) %*% diag(s)
		w <- solve(S, m1 - m0)
		plogis(log(all1 / all0) + sum(w * (x - (m1 + m0) / 2)))
	})
	put(name, p = p)
	one <- plogis(log(all1 / all0) +
		(m1 - m0) / s^2 * (x - (m1 + m0) / 2))
	put(name, alone = one)
}
case("header", 300, 120, list(c(300, 300), c(120, 120)), c(252, 7), c(13.29, 3),
	c(243, 4), c(13.29, 3), c(245, 7))
case("img", 410, 301, list(c(300, 290), c(120, 118)), c(247, 6.1), c(14, 4.5),
	c(239, 2.4), c(15, 2.2), c(255, 3))
case("opposed", 410, 301, list(c(64, 70), c(51, 50)), c(240, 6), c(13, 4),
	c(244, 2), c(17, 2), c(230, 8))
save("tests/oracle/combine.csv")
