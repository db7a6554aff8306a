# The score needed, from nothing: Rscript need.R FILE
d <- read.csv(commandArgs(TRUE)[1])
f <- glm(cbind(matched, unmatched) ~ score, binomial, d)
print(MASS::dose.p(f, p = 0.8))
