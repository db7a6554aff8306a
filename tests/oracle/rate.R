# Intervals for one rate. Wilson by prop.test and, where its differences lose
# digits, by the same formula with the smaller root from the product of roots;
# Clopper-Pearson and Jeffreys by qbeta.
source("tests/oracle/oracle.R")
wilson <- function(x, n, z) {
	if (x > n / 2)
		return(rev(1 - wilson(n - x, n, z)))
	high <- (2 * x + z^2 + z * sqrt(z^2 + 4 * x * ((n - x) / n))) / 2
	c(x * (x / n) / high, high / (n + z^2))
}
one <- function(case, x, n, level) {
	a <- 1 - level
	w <- wilson(x, n, qnorm(a / 2, lower.tail = FALSE))
	if (n < 1e4 && x == round(x)) {
		p <- suppressWarnings(prop.test(x, n, conf.level = level,
			correct = FALSE))$conf.int
		stopifnot(all.equal(as.vector(p), w, tolerance = 1e-12))
	}
	cp <- c(if (x == 0) 0 else qbeta(a / 2, x, n - x + 1),
		if (x == n) 1 else qbeta(a / 2, x + 1, n - x, lower.tail = FALSE))
	j <- c(if (x == 0) 0 else qbeta(a / 2, x + .5, n - x + .5),
		if (x == n) 1 else qbeta(a / 2, x + .5, n - x + .5,
			lower.tail = FALSE))
	put(case, x = x, n = n, level = level,
		wilson_low = w[1], wilson_high = w[2],
		cp_low = cp[1], cp_high = cp[2],
		jeffreys_low = j[1], jeffreys_high = j[2])
}
one("half", 5, 10, .95)
one("all25", 25, 25, .95)
one("none25", 0, 25, .95)
one("one_of_one", 1, 1, .95)
one("one_of_many", 1, 4000, .95)
one("level80", 17, 60, .8)
one("level999", 17, 60, .999)
one("fraction", 2.5, 9.25, .95)
one("thousand", 803, 1000, .95)
one("million", 123456, 1e6, .95)
one("ten_million", 5e6, 1e7, .95)
one("hundred_million", 99999990, 1e8, .95)
one("milliard", 5e8, 1e9, .95)
one("milliard_third", 333333333, 1e9, .99)
one("milliard_few", 3, 1e9, .95)
one("milliard_all", 1e9, 1e9, .95)
put("z", level = .95, z = qnorm(.975))
save("tests/oracle/rate.csv")
