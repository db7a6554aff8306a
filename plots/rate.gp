# match-plot rate, share, strategy: a dot and an interval a row, the highest rate on top.
# $rate: row, rate, low, high, n, series. label[] stands left of a row, value[] and
# size[] right of it (none with several series).

# series[]: empty, or the dots of a line, with a legend at series_x[] (em or
# characters) and series_line[].

per_row = series_n > 1 ? series_n : 1
row_step = is_text ? 12*per_row : per_row > 1 ? 9*per_row + 8 : label_n > 30 ? 16 : 20
left = margin + width_of(label_em, label_cells) + 10
value_width = width_of(value_em, value_cells)
size_width = width_of(size_em, size_cells)
right = margin + (value_n > 0 ? value_width + 16 : 14) + (size_cells > 0 ? size_width + 16 : 0)
legend = (is_text ? 12 : 18)*series_lines
top = above + legend + (series_lines && !is_text ? 4 : 0)
# very long names leave the plot a third of the canvas
left = left < 0.5*canvas_width ? left : 0.5*canvas_width
axis_room = is_text ? 24 : 36
canvas_height = top + row_step*label_n + axis_room + below + (is_text ? 12 : 8)
eval open_canvas
eval write_words

set lmargin at screen X(left)
set rmargin at screen X(canvas_width - right)
set tmargin at screen Y(top)
set bmargin at screen Y(top + row_step*label_n + (is_text ? 12 : 8))
set xrange [0:1]
set yrange [label_n + 0.6:0.4]
if (is_text && canvas_width - left - right < 240) { set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1) } else { set xtics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1) }
unset ytics
set border 1
eval ruled('xtics')
if (!is_text) { set xlabel xlabel_text tc rgb faint offset 0,0.3 }
if (value_n > 0) {
	set label 3001 (strstrt(xlabel_text, 'share') == 1 ? 'share' : 'rate') at screen X(canvas_width - right + 16 + value_width), screen Y(top - 2) right font small_font tc rgb faint noenhanced
	set label 3002 (size_cells > 0 ? 'n' : '') at screen X(canvas_width - margin), screen Y(top - 2) right font small_font tc rgb faint noenhanced
}
do for [i=1:series_n] {
	legend_x = margin + (is_text ? 6 : font_size)*series_x[i]
	legend_y = above + (series_line[i] + 0.5)*(is_text ? 12 : 18) - (is_text ? 0 : 6)
	if (is_text) {
		set label 4000+i series_letter[of(i)] at screen X(legend_x), screen Y(legend_y) left
	} else {
		set label 4000+i '' at screen X(legend_x + 6), screen Y(legend_y) left point pt series_point[of(i)] ps 0.75 lc rgb series_colour[of(i)]
	}
	set label 5000+i series[i] at screen X(legend_x + (is_text ? 12 : 16)), screen Y(legend_y) left tc rgb series_ink[of(i)] noenhanced
}
do for [i=1:label_n] {
	set label i label[i] at screen X(left - 10), first i right tc rgb ink noenhanced
	if (value_n > 0) {
		set label 1000+i value[i] at screen X(canvas_width - right + 16 + value_width), first i right tc rgb ink noenhanced
		set label 2000+i size[i] at screen X(canvas_width - margin), first i right tc rgb faint noenhanced
	}
}
# light rules between lines of several dots
if (per_row > 1 && !is_text) {
	do for [i=1:label_n-1] { set arrow i from screen X(margin), first i+0.5 to graph 1, first i+0.5 nohead lc rgb rule lw 0.8 back }
}
# the dots of one line lie below each other
at(row, s) = row + (s - (per_row + 1)/2.0)*0.8/per_row
of_series(s, i, y) = s == i ? y : NaN
if (is_text) {
	plot for [i=1:per_row] $rate using 3:(of_series($6, i, at($1, i))):($4-$3):(0) with vectors nohead dt 1 notitle, \
	     for [i=1:per_row] $rate using 2:(of_series($6, i, at($1, i))) with points pt series_letter[of(i)] notitle
} else {
	plot for [i=1:per_row] $rate using 3:(of_series($6, i, at($1, i))):($4-$3):(0) with vectors nohead lc rgb series_colour[of(i)] lw (per_row > 1 ? 1.6 : 2.6) notitle, \
	     for [i=1:per_row] $rate using 2:(of_series($6, i, at($1, i))) with points pt series_point[of(i)] ps 0.85 lc rgb paper notitle, \
	     for [i=1:per_row] $rate using 2:(of_series($6, i, at($1, i))) with points pt series_point[of(i)] ps 0.65 lc rgb series_colour[of(i)] notitle
}
