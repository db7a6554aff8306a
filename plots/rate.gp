# match-plot rate: a dot and an interval a row, the highest rate on top.
# $rate: row, rate, low, high, n. label[] stands left of a row, value[] and
# size[] right of it.

row_step = is_text ? 12 : (label_n > 30 ? 16 : 20)
left = margin + width_of(label_em, label_cells) + 10
value_width = width_of(value_em, value_cells)
size_width = size_cells > 0 ? width_of(size_em, size_cells) : 0
right = margin + value_width + (size_cells > 0 ? size_width + 16 : 0) + 16
# very long names leave the plot a third of the canvas
left = left < 0.5*canvas_width ? left : 0.5*canvas_width
axis_room = is_text ? 24 : 36
canvas_height = above + row_step*label_n + axis_room + below + (is_text ? 12 : 8)
eval open_canvas
eval write_words

set lmargin at screen X(left)
set rmargin at screen X(canvas_width - right)
set tmargin at screen Y(above)
set bmargin at screen Y(above + row_step*label_n + (is_text ? 12 : 8))
set xrange [0:1]
set yrange [label_n + 0.6:0.4]
if (is_text && canvas_width - left - right < 240) { set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1) } else { set xtics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1) }
unset ytics
set border 1
eval ruled('xtics')
if (!is_text) { set xlabel xlabel_text tc rgb faint offset 0,0.3 }
set label 3001 'rate' at screen X(canvas_width - right + 16 + value_width), screen Y(above - 2) right font small_font tc rgb faint noenhanced
set label 3002 (size_cells > 0 ? 'n' : '') at screen X(canvas_width - margin), screen Y(above - 2) right font small_font tc rgb faint noenhanced
do for [i=1:label_n] {
	set label i label[i] at screen X(left - 10), first i right tc rgb ink noenhanced
	set label 1000+i value[i] at screen X(canvas_width - right + 16 + value_width), first i right tc rgb ink noenhanced
	set label 2000+i size[i] at screen X(canvas_width - margin), first i right tc rgb faint noenhanced
}
if (is_text) {
	plot $rate using 3:1:($4-$3):(0) with vectors nohead dt 1 notitle, \
	     $rate using 2:1 with points pt 'o' notitle
} else {
	plot $rate using 3:1:($4-$3):(0) with vectors nohead lc rgb series_colour[1] lw 2.6 notitle, \
	     $rate using 2:1 with points pt 7 ps 0.85 lc rgb paper notitle, \
	     $rate using 2:1 with points pt 7 ps 0.65 lc rgb series_colour[1] notitle
}
