# Fees, the Program Director Survey, the calendar and the program list; and
# the run of all checks.

# What n programs of one specialty cost by the tiers of a season.
function tier_cost(y, kind, n,    i, d, s, lo, hi) {
	d = "eras-fees"
	n += 0
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, "year") != y || v(d, i, "kind") != kind ||
		    v(d, i, "item") != "application")
			continue
		lo = v(d, i, "tier_low") + 0
		hi = has(d, i, "tier_high") ? v(d, i, "tier_high") + 0 : n
		if (n < lo)
			continue
		s += has(d, i, "flat_usd") ? v(d, i, "flat_usd") : \
		    v(d, i, "each_usd") * ((n < hi ? n : hi) - lo + 1)
	}
	return s
}

function check_fees(    d, i, j, n, part, s) {
	d = "eras-fees"
	for (i = 1; i <= rows[d]; i++) {
		must(d ": a flat price or a price each", has(d, i,
		    "flat_usd") != has(d, i, "each_usd"), d, i, "flat_usd",
		    "one of flat_usd and each_usd must be filled")
		j = at[d, v(d, i, "year") - 1, v(d, i, "kind"), v(d, i,
		    "item"), v(d, i, "tier_low")]
		if (j && v(d, i, "year") == 2026)
			must(d ": the tiers of 2025 and 2026 agree", v(d, i,
			    "each_usd") == v(d, j, "each_usd") && v(d, i,
			    "tier_high") == v(d, j, "tier_high"), d, i,
			    "each_usd", v(d, i, "each_usd") ", 2025 has " \
			    v(d, j, "each_usd"))
		if (i > 1 && v(d, i, "item") == "application" &&
		    v(d, i, "tier_low") != 1)
			must(d ": tiers meet", v(d, i, "tier_low") == \
			    v(d, i - 1, "tier_high") + 1 && v(d, i, "year") == \
			    v(d, i - 1, "year"), d, i, "tier_low",
			    v(d, i, "tier_low") " after " \
			    v(d, i - 1, "tier_high"))
	}
	d = "eras-fee-examples"
	for (i = 1; i <= rows[d]; i++) {
		n = split(v(d, i, "programs_per_specialty"), part, "+")
		s = 0
		for (j = 1; j <= n; j++)
			s += tier_cost(v(d, i, "year"), v(d, i, "kind"),
			    part[j])
		must(d ": printed totals follow from the tiers", s == \
		    v(d, i, "published_total_usd"), d, i,
		    "published_total_usd", v(d, i, "published_total_usd") \
		    ", the tiers give " s)
	}
}

# Is p a whole percentage of n programs?
function whole_share(p, n,    k, j) {
	k = round(p * n / 100)
	for (j = k - 1; j <= k + 1; j++)
		if (j >= 0 && j <= n && prints_as(100 * j, n, p))
			return 1
	return 0
}

function check_factors(    d, i, seen) {
	d = "pds-2020-factors"
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, "stage") == "interview" || has(d, i, "n"))
			must(d ": percentages are k of n", has(d, i, "n") && whole_share(v(d, i,
			    "percent_citing"), v(d, i, "n")), d, i,
			    "percent_citing", v(d, i, "percent_citing") \
			    " is no share of " v(d, i, "n"))
		if (!has(d, i, "mean_importance"))
			must(d ": importance is blank only where none cite " \
			    "or a note says so", v(d, i, "percent_citing") == \
			    0 || has(d, i, "note"), d, i, "mean_importance",
			    "blank")
		if (has(d, i, "n")) {
			if (!((v(d, i, "figure")) in seen))
				seen[v(d, i, "figure")] = v(d, i, "n")
			must(d ": one n in a figure", seen[v(d, i, "figure")] \
			    == v(d, i, "n"), d, i, "n", v(d, i, "n") ", was " \
			    seen[v(d, i, "figure")])
		}
	}
}

function check_hundred(name, s, d, i, c) {
	must(name, s >= 98 && s <= 102, d, i, c, "adds to " s " percent")
}

# Rows of a figure that agree in columns a and b rest on the same programs.
function check_one_n(d, a, b,    i, g, seen) {
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "figure") SUBSEP v(d, i, a) SUBSEP v(d, i, b)
		if (!(g in seen))
			seen[g] = v(d, i, "n")
		must(d ": one n in a panel", seen[g] == v(d, i, "n"), d, i,
		    "n", v(d, i, "n") ", above it " seen[g])
	}
}

function check_survey(    d, i, g, s, n, k, sent, got) {
	check_factors()
	d = "pds-2020-frequency"
	check_one_n(d, "specialty", "stage")
	for (i = 1; i <= rows[d]; i++)
		check_hundred(d ": often, seldom, never add to 98-102",
		    v(d, i, "percent_often") + v(d, i, "percent_seldom") + \
		    v(d, i, "percent_never"), d, i, "percent_often")
	d = "pds-2020-score-use"
	check_one_n(d, "measure", "question")
	for (i = 1; i <= rows[d]; i++)
		must(d ": percentages are k of n", whole_share(v(d, i,
		    "percent"), v(d, i, "n")), d, i, "percent",
		    v(d, i, "percent") " is no share of " v(d, i, "n"))
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "specialty") SUBSEP v(d, i, "measure") SUBSEP \
		    v(d, i, "question")
		s[g] += v(d, i, "percent")
		if (++n[g] == 3)
			check_hundred(d ": answers add to 98-102", s[g], d, i,
			    "percent")
	}
	must(d ": 96 panels of three answers", rows[d] == 288, d, rows[d],
	    "response", rows[d] " rows")
	d = "pds-2020-target-scores"
	for (i = 1; i <= rows[d]; i++)
		must(d ": quartiles on half points", (2 * v(d, i, "q1")) % 1 == \
		    0 && (2 * v(d, i, "median")) % 1 == 0 &&
		    (2 * v(d, i, "q3")) % 1 == 0, d, i, "q1",
		    v(d, i, "q1") " " v(d, i, "median") " " v(d, i, "q3"))
	for (i = 1; i <= rows[d]; i++) {
		k = at[d, 2020, v(d, i, "specialty"), v(d, i, "measure"),
		    "almost_always_grant_above"]
		if (k && v(d, i, "threshold") == "generally_do_not_grant_below")
			must(d ": 'below' at most 'above'", v(d, i, "median") + \
			    0 <= v(d, k, "median") + 0, d, i, "median",
			    v(d, i, "median") " and " v(d, k, "median"))
	}
	d = "pds-2020-response"
	for (i = 1; i <= rows[d]; i++) {
		must(d ": rate is responses over sent", prints_as( \
		    v(d, i, "responses"), v(d, i, "surveys_sent"),
		    v(d, i, "response_rate")), d, i, "response_rate",
		    v(d, i, "response_rate"))
		if (v(d, i, "specialty") != "All Specialties") {
			sent += v(d, i, "surveys_sent")
			got += v(d, i, "responses")
		}
	}
	k = at[d, 2020, "All Specialties"]
	must(d ": columns add to 5,143 and 924", sent == 5143 && got == 924 &&
	    v(d, k, "surveys_sent") == 5143 && v(d, k, "responses") == 924, d,
	    k, "surveys_sent", "the columns add to " sent " and " got)
	check_activity()
}

function activity(s, m) {
	return v("pds-2020-activity", at["pds-2020-activity", 2020, s, m],
	    "value")
}

function check_activity(    d, i, s) {
	d = "pds-2020-activity"
	for (i = 1; i <= rows[d]; i++) {
		s = v(d, i, "specialty")
		if (v(d, i, "measure") == "applicants_interviewed")
			must(d ": interviewed at most invited", v(d, i,
			    "value") + 0 <= activity(s,
			    "interview_invitations_sent") + 0, d, i, "value",
			    v(d, i, "value"))
		if (v(d, i, "measure") == "interview_invitations_sent")
			must(d ": invited at most applied", v(d, i, "value") + \
			    0 <= activity(s, "applications_received") + 0, d,
			    i, "value", v(d, i, "value"))
		if (v(d, i, "measure") == "positions_in_match")
			must(d ": positions at most ranked", v(d, i, "value") + \
			    0 <= activity(s, "applicants_ranked") + 0, d, i,
			    "value", v(d, i, "value"))
	}
}

# Days since 1970-01-01, by the civil calendar.
function day_number(date,    p, y, m, era, yoe, doy) {
	split(date, p, "-")
	y = p[1] + 0
	m = p[2] + 0
	if (m <= 2)
		y--
	era = int(y / 400)
	yoe = y - era * 400
	doy = int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + p[3] - 1
	return era * 146097 + yoe * 365 + int(yoe / 4) - int(yoe / 100) + doy \
	    - 719468
}

function weekday(date) {
	return substr("ThuFriSatSunMonTueWed", day_number(date) % 7 * 3 + 1, 3)
}

function event_date(y, e,    k) {
	k = at["calendar-dates", y, e]
	return k ? v("calendar-dates", k, "date") : ""
}

function check_calendar(    d, i, e, want, y, n, seq, j, prev, k, days) {
	d = "calendar-dates"
	want["nrmp_match_week_begins"] = "Mon"
	want["soap_offers_begin"] = "Thu"
	want["soap_round_1"] = "Thu"
	want["soap_round_2"] = "Thu"
	want["soap_round_3"] = "Thu"
	want["soap_round_4"] = "Thu"
	want["soap_ends"] = "Thu"
	want["match_day"] = "Fri"
	want["eras_season_begins"] = "Wed"
	want["eras_submission_opens"] = "Wed"
	want["eras_programs_review"] = "Wed"
	want["nrmp_rol_deadline"] = "Wed"
	for (i = 1; i <= rows[d]; i++) {
		e = v(d, i, "event")
		if (e in want)
			must(d ": weekdays as they must be", weekday(v(d, i,
			    "date")) == want[e], d, i, "date", v(d, i,
			    "date") " is a " weekday(v(d, i, "date")) \
			    ", not a " want[e])
		days = day_number(v(d, i, "date")) - day_number(v(d, i,
		    "year") "-07-01")
		must(d ": within the season", days > -430 && days < 1, d, i,
		    "date", v(d, i, "date") " is not of the Match of " \
		    v(d, i, "year"))
		must(d ": every 2027 date is third-party", v(d, i, "year") != \
		    2027 || v(d, i, "confidence") != "primary", d, i,
		    "confidence", v(d, i, "confidence"))
		must(d ": primary dates come from primary sources", v(d, i,
		    "confidence") != "primary" || v("sources",
		    is_source[v(d, i, "source")], "kind") == "primary", d, i,
		    "source", v(d, i, "source") " is not primary")
	}
	n = split("eras_season_begins ecfmg_tokens eras_submission_opens eras_programs_review nrmp_standard_registration_deadline nrmp_ranking_opens nrmp_late_registration_deadline nrmp_rol_deadline nrmp_match_week_begins soap_application_preparation soap_programs_review soap_offers_begin soap_ends match_day eras_season_ends", seq, " ")
	for (y = 2023; y <= 2027; y++) {
		prev = ""
		for (j = 1; j <= n; j++) {
			e = event_date(y, seq[j])
			if (e == "")
				continue
			must(d ": events of a season in order", prev == "" ||
			    day_number(e) >= day_number(prev), d, at[d, y,
			    seq[j]], "date", e " after " prev)
			prev = e
		}
		if (event_date(y, "match_day") != "" &&
		    event_date(y, "nrmp_match_week_begins") != "")
			must(d ": Match Day is day 5 of Match Week",
			    day_number(event_date(y, "match_day")) - \
			    day_number(event_date(y,
			    "nrmp_match_week_begins")) == 4, d, at[d, y,
			    "match_day"], "date", event_date(y, "match_day"))
	}
	d = "ecfmg-pathways-deadlines"
	for (i = 2; i <= rows[d]; i++)
		must(d ": in order", day_number(v(d, i, "date")) > \
		    day_number(v(d, i - 1, "date")), d, i, "date",
		    v(d, i, "date") " after " v(d, i - 1, "date"))
	check_rules()
}

function rule(y, t,    k) {
	k = at["calendar-rules", y, "", t]
	return k ? v("calendar-rules", k, "value") : ""
}

function check_rules(    d, k, s) {
	d = "calendar-rules"
	k = at[d, 2023, "", "late_registration_total"]
	s = rule(2025, "registration_fee") + rule(2025, "late_fee")
	must(d ": late total of 2023 fits the fees of 2025",
	    k && v(d, k, "value") == s, d, k, "value", v(d, k, "value") \
	    ", but the fees add to " s)
}

# A day MM-DD, or an event of the calendar or of the ECFMG Pathways.
function is_moment(s,    i, n, names, j) {
	if (s == "" || s ~ /^[01][0-9]-[0-3][0-9]$/)
		return 1
	n = split("calendar-dates ecfmg-pathways-deadlines", names, " ")
	for (j = 1; j <= n; j++)
		for (i = 1; i <= rows[names[j]]; i++)
			if (v(names[j], i, "event") == s)
				return 1
	return 0
}

function check_milestones(    d, i, j, n, part, names, c) {
	d = "plan-milestones"
	ordered(d ": shortest at most longest", d, "duration_low",
	    "duration_high")
	for (i = 1; i <= rows[d]; i++) {
		n = split(v(d, i, "depends_on") ";" v(d, i, "after"), part,
		    ";")
		for (j = 1; j <= n; j++)
			must(d ": conditions are milestones", part[j] == "" ||
			    (d, part[j]) in at, d, i, "depends_on",
			    "'" part[j] "' is not a milestone")
		split("opens advised due", names, " ")
		for (j = 1; j <= 3; j++)
			must(d ": dates are events or days",
			    is_moment(v(d, i, names[j])), d, i, names[j],
			    "'" v(d, i, names[j]) "' is no event")
	}
}

function check_programs(    d, i, c, letter, s, want) {
	d = "programs-fl-2020"
	want["C"] = want["P"] = want["M"] = "PGY-1"
	want["A"] = "PGY-2"
	want["R"] = "R"
	for (i = 1; i <= rows[d]; i++) {
		c = v(d, i, "program_code")
		letter = substr(c, 8, 1)
		must(d ": program codes are well formed",
		    c ~ /^[0-9][0-9][0-9][0-9][0-9][0-9][0-9][A-Z][0-9]$/, d,
		    i, "program_code", "'" c "'")
		must(d ": the track letter gives the position type",
		    v(d, i, "position_type") == want[letter], d, i,
		    "position_type", v(d, i, "position_type") " with letter " \
		    letter)
		c = substr(c, 5, 3) (letter == "P" ? "P" : "")
		if (!(c in s))
			s[c] = v(d, i, "specialty")
		must(d ": the specialty follows the program code", s[c] == \
		    v(d, i, "specialty"), d, i, "specialty", v(d, i,
		    "specialty") " where others have " s[c])
	}
}

# A check that compared less than it did when it was written has lost rows:
# expected.txt holds the least number of comparisons of each.
function check_expected(    line, n, name) {
	while ((getline line < expected) > 0) {
		n = line + 0
		name = line
		sub(/^[0-9]+\t/, "", name)
		if (compared[name] + 0 < n) {
			failed[name]++
			print expected ": " name ": compared " \
			    compared[name] + 0 ", expected at least " n
		}
	}
	close(expected)
}

END {
	check_structure()
	check_match_rates()
	check_scores()
	check_fees()
	check_survey()
	check_calendar()
	check_milestones()
	check_programs()
	check_expected()
	for (name in compared)
		print "check\t" (name in failed ? "failed" : "passed") "\t" \
		    compared[name] "\t" name
}
