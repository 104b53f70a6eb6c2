// Package figure draws people and garments to scale as inline SVG: the shopper's outline
// with a garment laid over it (Overlay), how to measure oneself (HowToMeasure), a small
// close-up per measure (Detail) and a garment laid flat with the measures of its chart (Flat). All lengths it takes are centimetres; all words are passed
// in. It writes no style, only class names and geometry, so it lives under a strict
// content security policy; static/css/figure.css holds the rules.
//
// A drawing is to scale within a frame: 360 viewBox units wide, so that a unit is about a
// pixel on a phone, and at most 3.2 units per centimetre. Bodies of common sizes share that
// scale; larger ones are drawn smaller, and the grid tells.
//
// Classes on what it draws:
//
//	figure              the frame (<figure>) around a drawing and its keys
//	figure-drawing      every <svg> drawing; figure-detail as well on a close-up
//	figure-grid         the 10 cm grid
//	figure-body         the filled body: skin in the tone of its shade
//	figure-light        the skin that the light falls on; figure-shadow the chin's shadow
//	figure-ink          a line a little aside of its edge, which makes the edge swell;
//	                    figure-garment-ink the same of a garment
//	figure-line         thin lines on it: collar bones, knees, fingers
//	figure-under        vest and shorts
//	figure-hair         hair
//	figure-back         inside of a garment's neck, behind the body
//	figure-cloth        the group of all a garment's parts
//	figure-garment      its panels
//	figure-seam         its lines: collar, placket, lapels, pockets, hems, darts
//	figure-button       its buttons
//	figure-outline      the body's edge seen through the garment, dotted
//	figure-across       the dotted line across, or along, a measured zone
//	figure-gap          bar between body edge and garment edge
//	figure-edge         end of a sleeve or leg whose length is compared
//	figure-leader       line from a zone to its label; figure-dot is its end
//	figure-label        name of a zone
//	figure-value        its difference
//	figure-length       a length beside the figure; figure-ground what its label stands on
//	figure-tape         a tape measure's visible side; figure-tape-back its hidden side
//	figure-number       the disc with a number; figure-digit the number
//	figure-name         the label beside it
//	figure-flat         the frame around a garment laid flat
//	figure-panel        its panels; figure-inside the inside of its neck
//	figure-stitch       its seams
//	figure-dimension    a measure's line with its ticks; figure-reach leads to the garment
//	figure-measures     the numbered list; figure-measure an entry, figure-count its number
//	figure-keys         the list of keys below; figure-key one of them, figure-key-wide one
//	                    on a line of its own, figure-swatch its sample, figure-rule the
//	                    sample of the grid
//
// figure-gap, figure-edge and figure-value also carry the state: in_range, tight or loose.
package figure
