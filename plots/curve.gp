# match-plot curve: fitted match rates against a score, with their data.
# Each group i has blocks curve_from[i]..curve_to[i] of
#   $curve   score, rate, low, high, place (1 inside the data, 0 beyond, 2 edge),
#            rate by the group's own line (pooled models, else NaN)
# and so on with points_ and box_ of
#   $points  score, rate, low, high, band from, to, n, known (0: suppressed)
#   $box     row, outcome (1 matched, 0 unmatched), min, q1, median, q3, max, n
# label[], size[] (its n), label_at[] (height of its label). score_low,
# score_high: the axis. overlaid: all in one plot, else a panel a group.


axis_room = is_text ? 24 : 40
inside(place, y) = place >= 1 ? 100*y : NaN
beyond(place, y) = place != 1 ? 100*y : NaN
colour(i) = series_colour[overlaid ? of(i) : 1]
inked(i) = series_ink[overlaid ? of(i) : 1]
symbol(i) = overlaid ? series_point[of(i)] : 7
dash(i) = overlaid && of(i) > 1 ? 10 + of(i) : 1
# Points of several groups over one band stand side by side.
aside(i) = overlaid ? (i - (label_n + 1)/2.0)*0.006*(score_high - score_low) : 0
letter(i) = series_letter[overlaid ? of(i) : 1]
# A panel's boxes begin anew.
row_of(row) = overlaid ? row : 1 + (int(row) - 1) % 2

set xrange [score_low:score_high]
set format y '%.0f %%'
set format x '%.0f'
set ytics 0,20,100
eval ruled('ytics')

# The parts of a plot of the groups first..last. The boxes lie below 0 %, in
# rows of row_height, the first at -row_base.
row_at(row) = -row_base - (row_of(row) - 0.5)*row_height
part(name) = "for [i=first:last] for [k=".name."_from[i]:".name."_to[i]] $".name." index k-1 using "
ribbons = part("curve")."1:(inside($5,$3)):(inside($5,$4)) with filledcurves fc rgb colour(i) fs transparent solid 0.16 noborder notitle"
extended = part("curve")."1:(beyond($5,$2)) with lines lc rgb colour(i) lw 1.3 dt 3 notitle"
lines = part("curve")."1:(inside($5,$2)) with lines lc rgb colour(i) lw 1.9 dt dash(i) notitle"
own = part("curve")."1:(inside($5,$6)) with lines lc rgb colour(i) lw 0.6 notitle"
bars = part("points")."($1 + aside(i)):(100*$3):(0):(100*($4-$3)) with vectors nohead lc rgb colour(i) lw 0.9 notitle"
marks = part("points")."($1 + aside(i)):($8 == 1 ? 100*$2 : NaN) with points pt symbol(i) ps 0.6 lc rgb colour(i) notitle"
open_marks = part("points")."($1 + aside(i)):($8 == 1 ? NaN : 100*$2) with points pt 7 ps 0.6 lc rgb paper notitle, ".part("points")."($1 + aside(i)):($8 == 1 ? NaN : 100*$2) with points pt 6 ps 0.6 lc rgb colour(i) notitle"
whiskers = part("box")."3:(row_at($1)):($4-$3):(0) with vectors nohead lc rgb colour(i) lw 0.8 notitle, ".part("box")."6:(row_at($1)):($7-$6):(0) with vectors nohead lc rgb colour(i) lw 0.8 notitle"
box_sides = ":(row_at($1)):4:6:(row_at($1) - 0.32*row_height):(row_at($1) + 0.32*row_height) with boxxyerror "
boxes = part("box")."($2 == 1 ? $5 : NaN)".box_sides."lc rgb colour(i) lw 0.8 fs solid 0.85 border notitle, ".part("box")."($2 == 0 ? $5 : NaN)".box_sides."lc rgb colour(i) lw 0.9 fs empty border notitle"
medians = part("box")."($2 == 1 ? $5 : NaN):(row_at($1) - 0.32*row_height):(0):(0.64*row_height) with vectors nohead lc rgb paper lw 1.6 notitle, ".part("box")."($2 == 0 ? $5 : NaN):(row_at($1) - 0.32*row_height):(0):(0.64*row_height) with vectors nohead lc rgb colour(i) lw 1.6 notitle"
text_lines = part("curve")."1:(inside($5,$2)) with points pt letter(i) notitle"
text_extended = part("curve")."1:(beyond($5,$2)) every 3 with points pt '.' notitle"
text_boxes = part("box")."4:(row_at($1)):($6-$4):(0) with vectors nohead dt 1 notitle, ".part("box")."5:(row_at($1)) with points pt letter(i) notitle"
draw = "plot ".(is_text ? text_extended.', '.text_lines.', '.text_boxes : ribbons.', '.extended.', '.own.', '.lines.', '.bars.', '.marks.', '.open_marks.', '.whiskers.', '.boxes.', '.medians)

if (overlaid) {
	strip = (is_text ? 12 : 13)*box_rows + (box_rows ? 12 : 0)
	plot_height = (is_text ? 204 : 320) + strip
	canvas_height = above + plot_height + axis_room + below
	# points on paper to percent on the axis
	percent(p) = 100.0*p/(plot_height - strip)
	row_height = percent(is_text ? 12 : 13)
	row_base = percent(is_text ? 0 : 6)
	named = width_of(label_em, label_cells)
	sized = is_text ? 0 : small_size*size_em
	named = named > sized ? named : sized
	left = margin + (is_text ? 36 : 46)
	right = margin + named + 12
	right = right < 0.45*canvas_width ? right : 0.45*canvas_width
	eval open_canvas
	eval write_words
	set lmargin at screen X(left)
	set rmargin at screen X(canvas_width - right)
	set tmargin at screen Y(above)
	set bmargin at screen Y(above + plot_height)
	set yrange [-percent(strip):100]
	if (!is_text) { set xlabel xlabel_text tc rgb faint offset 0,0.2 }
	do for [i=1:label_n] {
		set label i label[i] at screen X(canvas_width - right + 8), first 100*label_at[i] + (is_text ? 0 : percent(7)) left tc rgb inked(i) noenhanced
		if (!is_text) { set label 1000+i size[i] at screen X(canvas_width - right + 8), first 100*label_at[i] - percent(7) left font small_font tc rgb faint noenhanced }
	}
	do for [i=1:label_n] {
		if (box_to[i] >= box_from[i]) { set label 2000+i label[i] at screen X(canvas_width - right + 8), first 0.5*(row_at(2*box_from[i] - 1) + row_at(2*box_from[i])) left font small_font tc rgb inked(i) noenhanced }
	}
	first = 1
	last = label_n
	eval draw
} else {
	strip = box_rows ? (is_text ? 24 : 20) : 0
	panel_height = 120 + strip
	percent(p) = 100.0*p/(panel_height - strip)
	row_height = percent(is_text ? 12 : 8)
	row_base = percent(is_text ? 0 : 3)
	axis_room = is_text ? 0 : 16
	canvas_height = above + panels_height(label_n) + axis_room + below
	eval open_canvas
	set multiplot
	eval write_words
	set label 9300 (is_text ? '' : xlabel_text) at screen X(0.5*(panel_left + canvas_width - margin)), screen Y(canvas_height - below - 4) center tc rgb faint noenhanced
	set yrange [-percent(strip):100]
	set xtics ceil(score_low/20.0)*20, (score_high - score_low > 70 ? 40 : 20)
	do for [p=1:label_n] {
		eval open_panel
		set label 2 size[p] at screen X(panel_x(p)), screen Y(panel_y(p) - (is_text ? 6 : 9)) left font small_font tc rgb faint noenhanced
		first = p
		last = p
		eval draw
		if (p == 1) { do for [i=9001:9300] { unset label i } }
	}
	unset multiplot
}
