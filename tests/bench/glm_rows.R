# Rows to one logistic fit a group: counts by score first, then glm on those.
# Rscript glm_rows.R FILE
suppressMessages(library(data.table))
d <- fread(commandArgs(TRUE)[1], select = c("specialty", "applicant_type", "step2_ck", "matched"))
n <- d[, .(m = sum(matched), u = .N - sum(matched)), keyby = .(specialty, applicant_type, step2_ck)]
for (g in split(n, by = c("specialty", "applicant_type"))) {
  f <- summary(glm(cbind(m, u) ~ step2_ck, binomial, g))
  cat(f$coefficients[, 1:2], "\n")
}
