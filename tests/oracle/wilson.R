# Wilson's interval c(low, high), the smaller root from the product of roots.
wilson <- function(x, n, z) {
	if (x > n / 2)
		return(rev(1 - wilson(n - x, n, z)))
	high <- (2 * x + z^2 + z * sqrt(z^2 + 4 * x * ((n - x) / n))) / 2
	c(x * (x / n) / high, high / (n + z^2))
}
