# glm on the rows themselves, one row an applicant: what a fit on the counts of
# match-tally must give. The rows are made by tests/bench/rows (seed 3), whose
# quoted names with commas read.csv reads.
source("tests/oracle/oracle.R")
build <- Sys.getenv("B", "build")
d <- read.csv(pipe(paste0(build, "/tests/bench/rows -n 3e4 -s 3 -g 8 -m 2")),
	stringsAsFactors = TRUE)
for (g in split(d, d$specialty)) {
	f <- glm(matched ~ step2_ck, binomial, g,
		control = glm.control(epsilon = 1e-15, maxit = 100))
	v <- vcov(f)
	put(gsub(",", ";", g$specialty[1]), n = nobs(f), intercept = coef(f)[[1]],
		slope = coef(f)[[2]], var_intercept = v[1, 1], cov = v[1, 2],
		var_slope = v[2, 2])
}
save("tests/oracle/tally.csv")
