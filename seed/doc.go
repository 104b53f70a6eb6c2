// Package seed holds the demo catalogue as readable data and puts it into an empty shop.
//
// # Adding a product
//
// No Go is needed. Copy the file of a similar article in catalogue/women or
// catalogue/men, give it the new article's address as its name (arne-linen-shirt.toml is
// shown at /de/products/arne-linen-shirt) and change what differs:
//
//   - id is the product identifier on the label, unique in the shop.
//   - maker, fibres, care and colours name entries of makers.toml, fibres.toml, care.toml
//     and colours.toml; a new maker, fibre, instruction or colour is added there once.
//     Fibres stand in falling percent and sum to 100.
//   - added is the day the article came into the shop; listings sort by it.
//   - price.history holds every price with the day it began, oldest first, in euro cents
//     with VAT. A lower price is added below the older ones, never written over them: the
//     announced reduction is worked out from the last 30 days.
//   - chart holds finished garment measures in cm, one row per measure, one column per
//     size: girths closed and measured all round, the length from the shoulder (of a skirt
//     or trousers: the side from the waistband), the sleeve from the shoulder seam.
//     Jeans have one line per inside length; so have women's numbers in short and long
//     sizes (19 and 76 are a short and a long 38).
//     sample names the size that pictures are drawn in, the middle one without it: when a
//     chart gets more sizes, a sample saves drawing everything anew.
//   - block = "full-hip" grades a women's chart for as much hip as women measured have, block =
//     "curvy" for 6 cm more hip at the same waist; without a block it follows the grid. See
//     grid.go.
//   - plain = true says that the article follows the shop's body grid without individual
//     deviation; free = ["hip"] that the cut leaves the hip free, as an A-line does, or that
//     a hem there gives by design, as a ribbed hem narrower than the cut does.
//   - stock has one row per colour, one column per size, in the order of the chart.
//   - style tells the picture generator what to draw; check_kind.go lists its words.
//
// Then run "go test ./seed": every mistake is named with file, product and field. A shop
// that was filled before keeps its own catalogue; the files fill an empty one.
package seed
