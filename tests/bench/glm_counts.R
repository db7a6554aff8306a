# Counts by score to one logistic fit a group. Rscript glm_counts.R FILE
d <- read.csv(commandArgs(TRUE)[1])
for (g in split(d, list(d$specialty, d$applicant_type), drop = TRUE)) {
  f <- summary(glm(cbind(matched, unmatched) ~ score, binomial, g))
  cat(f$coefficients[, 1:2], "\n")
}
