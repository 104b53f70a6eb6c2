// Package figure draws people and garments to scale as inline SVG: the shopper's outline
// with a garment laid over it (Overlay), how to measure oneself (HowToMeasure) and a small
// close-up per measure (Detail). All lengths it takes are centimetres; all words are passed
// in. It writes no style, only class names and geometry, so it lives under a strict
// content security policy; static/css/figure.css holds the rules.
//
// Classes on what it draws:
//
//	figure              the frame (<figure>) around a drawing and its key
//	figure-drawing      every <svg>
//	figure-grid         the 10 cm grid
//	figure-body         the filled body: skin
//	figure-outline      the body's edge drawn over a garment, dotted
//	figure-line         thin anatomical lines: collar bones, knees
//	figure-back         inside of a garment's neck, behind the body
//	figure-garment      the garment's panels
//	figure-seam         collar, placket, lapels, pockets, hems, darts
//	figure-button       buttons
//	figure-across       the dotted line across a measured zone
//	figure-gap          bar between body edge and garment edge, with in_range, tight or loose
//	figure-leader       line from a zone to its label; figure-dot its end
//	figure-label        name of a zone; figure-value its number, with the state class
//	figure-tape         a tape measure's visible side; figure-tape-back its hidden side
//	figure-number       the numbered disc; figure-digit the number in it
//	figure-key          the key below a drawing; figure-swatch its samples
package figure
