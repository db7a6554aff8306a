# The look that all figures share. Plain gnuplot: edit it, no compiler needed.
# Lengths are in points; a canvas is as many points wide and high as it says.
# In a terminal (device 'text') one character is 6 by 12 points.
# man 5 match-plots says what a script defines before this file is read.

is_text = device eq 'text' || (device eq '' && GPVAL_TERM eq 'dumb')
font_size = 11
title_size = 15
small_size = 9.5
title_font = sprintf(',%g', title_size)
plain_font = sprintf(',%g', font_size)
small_font = sprintf(',%g', small_size)

# Ink. The series colours are Okabe and Ito's, which colour-blind readers can
# tell apart, in an order in which neighbours also differ in grey.
ink = '#222222'
faint = '#5c5c5c'
rule = '#e4e4e4'
paper = '#ffffff'
array series_colour[8]
series_colour[1] = '#0072b2'
series_colour[2] = '#d55e00'
series_colour[3] = '#009e73'
series_colour[4] = '#b05a8c'
series_colour[5] = '#e69f00'
series_colour[6] = '#56b4e9'
series_colour[7] = '#000000'
series_colour[8] = '#7a7a7a'
# The same for words, dark enough to read.
array series_ink[8]
series_ink[1] = '#005f96'
series_ink[2] = '#b34700'
series_ink[3] = '#007a5a'
series_ink[4] = '#96446f'
series_ink[5] = '#946500'
series_ink[6] = '#1f78ad'
series_ink[7] = '#000000'
series_ink[8] = '#5a5a5a'
array series_point[8]
series_point[1] = 7
series_point[2] = 5
series_point[3] = 9
series_point[4] = 13
series_point[5] = 11
series_point[6] = 6
series_point[7] = 4
series_point[8] = 8
array series_letter[8]
series_letter[1] = 'o'
series_letter[2] = 'x'
series_letter[3] = '*'
series_letter[4] = '+'
series_letter[5] = '#'
series_letter[6] = '@'
series_letter[7] = '%'
series_letter[8] = '&'
# Lines that carry no points differ in their dashes. A dotted line is always
# beyond the data.
set dashtype 12 (16, 4)
set dashtype 13 (16, 4, 3, 4)
set dashtype 14 (8, 4)
set dashtype 15 (16, 4, 3, 3, 3, 4)
set dashtype 16 (4, 3)
set dashtype 17 (24, 5)
set dashtype 18 (8, 3, 3, 3)
do for [i=1:8] {
	set style line i lc rgb series_colour[i] lw 1.8 pt series_point[i] ps 0.7
}
of(i) = (i - 1) % 8 + 1

# Widths of text: measured by the program in em and in characters.
width_of(em, cells) = is_text ? 6*cells : font_size*em

# Screen coordinates of a place so many points from the left and the top.
canvas_width = is_text ? 6*text_columns : 760
X(p) = is_text ? (p/6.0 - 0.5)/(text_columns - 1) : p/(1.0*canvas_width)
Y(p) = 1 - (is_text ? (p/12.0 - 0.5)/(ceil(canvas_height/12.0) - 1) : p/(1.0*canvas_height))

# The words above and below the plot: title, subtitle; note.
margin = is_text ? 6 : 20
title_step = is_text ? 12 : 20
subtitle_step = is_text ? 12 : 16
note_step = is_text ? 12 : 13
above = (is_text ? 12 : 32) + title_n*title_step + subtitle_n*subtitle_step
below = (is_text ? 12 : 16) + note_n*note_step
write_words = "do for [i=1:title_n] { set label 9000+i title[i] at screen X(margin), screen Y(margin + (i-0.5)*title_step) left font title_font tc rgb ink front noenhanced };".\
 "do for [i=1:subtitle_n] { set label 9100+i subtitle[i] at screen X(margin), screen Y(margin + title_n*title_step + (i-0.5)*subtitle_step) left font plain_font tc rgb faint front noenhanced };".\
 "do for [i=1:note_n] { set label 9200+i note[i] at screen X(margin), screen Y(canvas_height - 8 - (note_n-i+0.5)*note_step) left font small_font tc rgb faint front noenhanced }"

# Open the canvas: the terminal for the device, at the size a figure needs.
# Use: canvas_height = ...; eval open_canvas; eval write_words
terminal_of(t) = \
 t eq 'svg' ? sprintf("set terminal svg size %d,%d font 'sans-serif,%g' background '%s' noenhanced", canvas_width, canvas_height, font_size, paper) : \
 t eq 'png' ? sprintf("set terminal pngcairo size %d,%d font 'sans,%g' fontscale 1.5 linewidth 2 pointscale 2 background '%s' noenhanced", 2*canvas_width, 2*canvas_height, font_size, paper) : \
 t eq 'pdf' ? sprintf("set terminal pdfcairo size %gin,%gin font 'sans,%g' fontscale 0.75 linewidth 1.5 background '%s' noenhanced", canvas_width/72.0, canvas_height/72.0, font_size, paper) : \
 t eq 'text' ? sprintf("set terminal dumb size %d,%d mono noenhanced", text_columns, ceil(canvas_height/12.0)) : \
 (GPVAL_TERM eq 'qt' || GPVAL_TERM eq 'wxt' || GPVAL_TERM eq 'x11') ? sprintf("set terminal %s size %d,%d font 'sans,%g'", GPVAL_TERM, canvas_width, canvas_height, font_size) : ""
open_canvas = "eval terminal_of(device); set termoption noenhanced"

set tics nomirror scale 0.5 textcolor rgb faint font plain_font
set border 3 lc rgb '#9a9a9a' lw 0.8
set style fill solid 1 noborder
unset key
# eval ruled('xtics'): light lines at the tics, where lines can be light.
ruled(axes) = is_text ? 'unset grid' : 'set grid '.axes.' lc rgb rule lt 1 dt 1 lw 0.8'

# Panels, for figures with many groups: so many across; a panel's label is
# panel_first[p] (may be empty) and panel_last[p], one line above the other.
# panel_lift points above the plot. Set panel_height, then use panels_height(n), panel_x(p), panel_y(p) (left and
# top of the plot) and, in a loop over p, eval open_panel.
panel_left = margin + (is_text ? 36 : 40)
panel_gap = is_text ? 12 : 14
if (!exists("across")) { across = 1; panel_lines = 0 }
panel_width = (canvas_width - margin - panel_left - (across - 1)*panel_gap)/(1.0*across)
panel_head = (is_text ? 24 : 34) + panel_lines*(is_text ? 12 : 14)
panel_lift = is_text ? 18 : 22
panel_foot = is_text ? 24 : 22
panel_height = 120
panel_step(h) = panel_head + h + panel_foot
panels_height(n) = ((n + across - 1)/across)*panel_step(panel_height)
panel_x(p) = panel_left + ((p - 1) % across)*(panel_width + panel_gap)
panel_y(p) = above + ((p - 1)/across)*panel_step(panel_height) + panel_head
open_panel = "set lmargin at screen X(panel_x(p)); set rmargin at screen X(panel_x(p) + panel_width);".\
 "set tmargin at screen Y(panel_y(p)); set bmargin at screen Y(panel_y(p) + panel_height);".\
 "set format y ((p - 1) % across ? '' : '%.0f %%');".\
 "set label 1 panel_last[p] at screen X(panel_x(p)), screen Y(panel_y(p) - panel_lift) left tc rgb ink noenhanced;".\
 "set label 3 panel_first[p] at screen X(panel_x(p)), screen Y(panel_y(p) - panel_lift - (is_text ? 12 : 14)) left tc rgb ink noenhanced"
