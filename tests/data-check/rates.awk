# Match rates and positions: printed totals, rates recomputed, one fact in two
# tables. The numbers written out here are totals the publications print.

function near(name, got, want, d, c, what) {
	must(name, got == want, d, last, c, what " add to " got ", printed is " \
	    want)
}

function overall(y, t, c,    k) {
	k = "nrmp-overall" SUBSEP y SUBSEP t
	return (k in at) ? v("nrmp-overall", at[k], c) : ""
}

function check_rate(d, n_col,    i, m, t) {
	for (i = 1; i <= rows[d]; i++) {
		m = v(d, i, "matched")
		t = n_col == "total" ? v(d, i, "total") : \
		    (has(d, i, "unmatched") ? m + v(d, i, "unmatched") : "")
		if (m == "" || t == "" || !has(d, i, "published_rate"))
			continue
		must(d ": published rate is matched over total",
		    prints_as(m, t, v(d, i, "published_rate")), d, i,
		    "published_rate", v(d, i, "published_rate") ", but " m \
		    "/" t " = " sprintf("%.4f", m / t))
	}
}

# The parts of an aggregate type, in one year; gap is what other groups
# (Canadian, Fifth Pathway) may add.
function check_parts(y, whole, parts, c, gap,    n, part, j, s, w, k) {
	w = overall(y, whole, c)
	if (w == "")
		return
	n = split(parts, part, ";")
	s = 0
	for (j = 1; j <= n; j++) {
		if (overall(y, part[j], c) == "")
			return
		s += overall(y, part[j], c)
	}
	k = at["nrmp-overall", y, whole]
	must("nrmp-overall: parts add to " whole, w - s >= 0 && w - s <= gap,
	    "nrmp-overall", k, c, w ", but the parts add to " s)
}

function check_overall(    y, gap, k) {
	check_rate("nrmp-overall", "total")
	for (y = 2012; y <= 2026; y++) {
		k = at["nrmp-overall", y, "all_img"]
		gap = k && v("nrmp-overall", k, "note") ~ /Fifth Pathway/ ? 20 : 0
		check_parts(y, "all_img", "us_img;non_us_img", "matched", gap)
		check_parts(y, "all_img", "us_img;non_us_img", "total", gap)
		if (overall(y, "fifth_pathway", "total") != "")
			check_parts(y, "all_img",
			    "us_img;non_us_img;fifth_pathway", "total", 0)
		check_parts(y, "us_do_all", "us_do_senior;us_do_grad",
		    "matched", 0)
		check_parts(y, "all_applicants", "us_md_senior;us_md_grad;us_do_senior;us_do_grad;us_img;non_us_img",
		    "matched", 20)
		check_parts(y, "all_applicants", "us_md_senior;us_md_grad;us_do_senior;us_do_grad;us_img;non_us_img",
		    "total", 20)
	}
}

# "year:column:total" items, each a total NRMP prints.
function check_totals(name, d, kind, list,    n, item, j, p, got) {
	n = split(list, item, " ")
	for (j = 1; j <= n; j++) {
		split(item[j], p, ":")
		got = kind == "" ? sum(d, p[2], "year", p[1]) : \
		    sum(d, p[2], "year", p[1], "position_type", kind)
		near(name, got, p[3], d, p[2], p[1] " rows")
	}
}

function check_positions(    i, d) {
	d = "nrmp-positions"
	check_totals(d ": PGY-1 rows add to the printed total", d, "PGY-1",
	    "2015:positions:27293 2016:positions:27860 2017:positions:28849 " \
	    "2018:positions:30232 2019:positions:32194 2020:positions:34266 " \
	    "2017:filled:27688 2020:filled:32399 2021:filled:33353 " \
	    "2022:filled:34075 2023:filled:34822 2024:filled:35984 " \
	    "2020:programs:5048")
	check_totals(d ": all rows add to the printed total", d, "",
	    "2017:positions:31757 2018:positions:33167 2019:positions:35185 " \
	    "2020:positions:37256 2017:filled:30478 2019:filled:33417 " \
	    "2020:filled:35258")
	for (i = 1; i <= rows[d]; i++)
		if (has(d, i, "published_fill_rate") && v(d, i, "positions") > 0)
			must(d ": published fill rate is filled over positions",
			    prints_as(v(d, i, "filled"), v(d, i, "positions"),
			    v(d, i, "published_fill_rate")), d, i,
			    "published_fill_rate",
			    v(d, i, "published_fill_rate") ", but " \
			    v(d, i, "filled") "/" v(d, i, "positions"))
}

function check_fills(    d, i, k, g, s, seen, r, y, want) {
	d = "nrmp-by-specialty"
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "year") SUBSEP v(d, i, "specialty") SUBSEP \
		    v(d, i, "position_type")
		k = at["nrmp-positions", v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "position_type")]
		if (k) {
			must(d ": filled_total is that of nrmp-positions",
			    v(d, i, "filled_total") == \
			    v("nrmp-positions", k, "filled"), d, i,
			    "filled_total", v(d, i, "filled_total") \
			    ", nrmp-positions has " \
			    v("nrmp-positions", k, "filled"))
			must(d ": positions are those of nrmp-positions",
			    v(d, i, "positions") == \
			    v("nrmp-positions", k, "positions"), d, i,
			    "positions", v(d, i, "positions") \
			    ", nrmp-positions has " \
			    v("nrmp-positions", k, "positions"))
		}
		if (v(d, i, "applicant_type") ~ /^(us_md_senior|us_md_grad|us_do_all|us_img|non_us_img|other)$/) {
			s[g] += v(d, i, "filled")
			if (v(d, i, "applicant_type") != "other")
				seen[g]++
		}
		k = at["nrmp-ranked", v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "position_type"), v(d, i, "applicant_type")]
		if (k && has("nrmp-ranked", k, "matched"))
			must(d ": filled is matched of nrmp-ranked",
			    v(d, i, "filled") == v("nrmp-ranked", k, "matched"),
			    d, i, "filled", v(d, i, "filled") \
			    ", nrmp-ranked has " \
			    v("nrmp-ranked", k, "matched"))
		k = at["nrmp-ranked", v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "position_type"), "us_do_senior"]
		if (k && v(d, i, "applicant_type") == "us_do_all")
			must(d ": all DO at least DO seniors",
			    v(d, i, "filled") + 0 >= \
			    v("nrmp-ranked", k, "matched") + 0, d, i, "filled",
			    v(d, i, "filled") ", DO seniors alone are " \
			    v("nrmp-ranked", k, "matched"))
	}
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "year") SUBSEP v(d, i, "specialty") SUBSEP \
		    v(d, i, "position_type")
		if (seen[g] != 5 || v(d, i, "applicant_type") != "us_md_senior")
			continue
		r = v(d, i, "filled_total") - s[g]
		must(d ": the five types fall short of filled by 0 to 5",
		    r >= 0 && r <= 5, d, i, "filled_total",
		    v(d, i, "filled_total") ", but the types add to " s[g])
	}
	for (y = 2014; y <= 2025; y++) {
		want = overall(y, "us_md_senior", "matched")
		s[y] = sum(d, "filled", "year", y, "position_type", "PGY-1",
		    "applicant_type", "us_md_senior")
		if (summed > 40)
			near(d ": MD seniors add to nrmp-overall", s[y], want,
			    d, "filled", y " MD seniors")
	}
	near(d ": DO add to the printed list", sum(d, "filled", "year", 2018,
	    "position_type", "PGY-1", "applicant_type", "us_do_all"), 3771, d,
	    "filled", "2018 DO")
	near(d ": DO add to the printed list", sum(d, "filled", "year", 2017,
	    "position_type", "PGY-1", "applicant_type", "us_do_all"), 2931, d,
	    "filled", "2017 DO, a cell of 1 left blank,")
}

# U.S. seniors are part of all applicants, row i.
function check_seniors(d, i, c,    md, osteo) {
	md = at[d, v(d, i, "year"), v(d, i, "specialty"), v(d, i,
	    "position_type"), "us_md_senior"]
	osteo = at[d, v(d, i, "year"), v(d, i, "specialty"), v(d, i,
	    "position_type"), "us_do_senior"]
	must(d ": seniors at most all applicants", v(d, md, c) + v(d, osteo,
	    c) <= v(d, i, c) + 0, d, i, c, v(d, i, c) ", but seniors are " \
	    v(d, md, c) + v(d, osteo, c))
}

function check_ranked(    d, n, t, j, y, i, k) {
	d = "nrmp-ranked"
	n = split("us_md_senior us_do_senior all_applicants", t, " ")
	for (y = 2020; y <= 2024; y++)
		for (j = 1; j <= n; j++)
			near(d ": matched add to nrmp-overall",
			    sum(d, "matched", "year", y, "applicant_type",
			    t[j]), overall(y, t[j], "matched"), d, "matched",
			    y " " t[j])
	near(d ": ranking add to the printed total", sum(d,
	    "applicants_ranking", "year", 2020, "applicant_type",
	    "all_applicants"), 60856, d, "applicants_ranking", "2020 all")
	near(d ": ranking add to the printed total", sum(d,
	    "applicants_ranking", "year", 2020, "applicant_type",
	    "us_do_senior"), 9984, d, "applicants_ranking", "2020 DO seniors")
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, "applicant_type") != "all_applicants")
			continue
		check_seniors(d, i, "applicants_ranking")
		check_seniors(d, i, "matched")
		k = at["nrmp-positions", v(d, i, "year"), v(d, i, "specialty"),
		    v(d, i, "position_type")]
		if (k && has(d, i, "matched") &&
		    has("nrmp-positions", k, "filled"))
			must(d ": all matched are filled of nrmp-positions",
			    v(d, i, "matched") == \
			    v("nrmp-positions", k, "filled"), d, i, "matched",
			    v(d, i, "matched") ", nrmp-positions has " \
			    v("nrmp-positions", k, "filled"))
	}
}

function check_preferred(    d, i, m, u, r, n, w) {
	check_rate("nrmp-only-choice", "")
	check_rate("nrmp-preferred", "")
	d = "nrmp-preferred"
	for (i = 1; i <= rows[d]; i++)
		if (v(d, i, "year") == 2026 &&
		    v(d, i, "applicant_type") == "non_us_img" &&
		    v(d, i, "specialty") != "All Specialties") {
			m += v(d, i, "matched")
			u += v(d, i, "unmatched")
			r += v(d, i, "matched") / (v(d, i, "matched") + \
			    v(d, i, "unmatched"))
			n++
			last = i
		}
	w = at[d, 2026, "All Specialties", "non_us_img"]
	must(d ": 24 specialties of 2026", n == 24, d, last, "specialty",
	    n " specialties")
	must(d ": mean rate of the specialties is the printed 41.5",
	    prints_as(100 * r, n, "41.5"), d, last, "matched",
	    "mean rate is " 100 * r / n)
	must(d ": specialties fall 13 and 23 short of the total", w &&
	    v(d, w, "matched") - m == 13 && v(d, w, "unmatched") - u == 23, d,
	    w, "matched", "the specialties add to " m " and " u)
	d = "nrmp-preferred-consent"
	near(d ": specialties of 2026 add to 4,421 and 4,522", sum(d,
	    "matched", "year", 2026, "applicant_type", "non_us_img"), 4421, d,
	    "matched", "matched")
	near(d ": specialties of 2026 add to 4,421 and 4,522", sum(d,
	    "unmatched", "year", 2026, "applicant_type", "non_us_img"), 4522,
	    d, "unmatched", "unmatched")
}

# Shares ECFMG prints, from the positions filled.
function check_shares(    d, i, y, s, us, non, f, m) {
	d = "ecfmg-shares"
	for (i = 1; i <= rows[d]; i++) {
		y = v(d, i, "year")
		s = v(d, i, "specialty")
		us = at["nrmp-by-specialty", y, s, "PGY-1", "us_img"]
		non = at["nrmp-by-specialty", y, s, "PGY-1", "non_us_img"]
		if (!non || (!us && v(d, i, "applicant_type") == "all_img"))
			continue
		f = v("nrmp-by-specialty", non, "filled_total")
		m = v("nrmp-by-specialty", non, "filled")
		if (v(d, i, "applicant_type") == "all_img")
			m += v("nrmp-by-specialty", us, "filled")
		if (v(d, i, "unit") == "percent")
			must(d ": shares are those of nrmp-by-specialty",
			    f != "" && prints_as(100 * m, f, v(d, i, "value")),
			    d, i, "value", v(d, i, "value") ", but " m "/" f)
		else
			must(d ": counts are those of nrmp-by-specialty",
			    m == v(d, i, "value"), d, i, "value",
			    v(d, i, "value") ", but " m)
	}
}

function check_figures(    d, y, g, o, f) {
	d = "nrmp-matching-figures"
	for (y = 2002; y <= 2026; y++) {
		o = at[d, y, "all_applicants", "positions_offered"]
		f = at[d, y, "all_applicants", "positions_filled"]
		if (o && f)
			must(d ": filled at most offered", v(d, f, "value") + \
			    0 <= v(d, o, "value") + 0, d, f, "value",
			    v(d, f, "value") " of " v(d, o, "value"))
		g = at[d, y, "all_applicants", "positions_filled_rate"]
		if (o && f && g)
			must(d ": fill rate recomputed", prints_as(100 * \
			    v(d, f, "value"), v(d, o, "value"),
			    v(d, g, "value")), d, g, "value", v(d, g, "value"))
		o = at[d, y, "all_applicants", "registered_applicants"]
		if (o && overall(y, "all_applicants", "total") != "")
			must(d ": registered at least active", v(d, o,
			    "value") + 0 >= overall(y, "all_applicants",
			    "total") + 0, d, o, "value", v(d, o, "value"))
		f = at[d, y, "all_applicants", "positions_filled_pgy1"]
		if (f)
			must(d ": PGY-1 filled is matched of nrmp-overall",
			    v(d, f, "value") == overall(y, "all_applicants",
			    "matched"), d, f, "value", v(d, f, "value"))
		o = at[d, y, "all_applicants", "positions_offered_pgy1"]
		if (o && y <= 2020 && sum("nrmp-positions", "positions", "year", y,
		    "position_type", "PGY-1") > 0)
			must(d ": PGY-1 positions are those of nrmp-positions",
			    v(d, o, "value") == sum("nrmp-positions",
			    "positions", "year", y, "position_type", "PGY-1"),
			    d, o, "value", v(d, o, "value"))
	}
}

function check_match_rates() {
	check_overall()
	check_positions()
	check_fills()
	check_ranked()
	check_preferred()
	check_shares()
	check_figures()
}
