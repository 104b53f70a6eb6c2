package demo

// place is a point of a drawing, in px, as SVG writes it.
type place struct{ X, Y string }

// box is a rectangle of a drawing, in px.
type box struct{ X, Y, W, H string }

// devicePlan is where the parts of the drawing of advice on the device stand.
type devicePlan struct {
	Width, Height         string
	Yours, Shop           box
	Border                string // the line between them, as a path
	In, Out               string // ways over it: the charts', and the one that nothing takes
	Steps                 string // from what is typed to the sizes, within the device
	YoursTitle, ShopTitle place
	Lines                 [3]place // typed, computed, told
	Charts, Nothing       place
}

// ViewBox is the whole drawing.
func (d devicePlan) ViewBox() string { return "0 0 " + d.Width + " " + d.Height }

// deviceLayout is the drawing side by side, or stacked where that is too wide.
func deviceLayout(tall bool) devicePlan {
	if tall {
		return devicePlan{
			Width: "340", Height: "500", Yours: box{"1", "1", "338", "210"}, Shop: box{"1", "355", "338", "144"},
			Border: "M1 283H339",
			In:     "M90 355V216m-6 10 6-10 6 10", Out: "M250 211v48m-9-9 18 18m0-18-18 18",
			Steps:      "M24 92v22m-5-8 5 8 5-8M24 148v22m-5-8 5 8 5-8",
			YoursTitle: place{"20", "38"}, ShopTitle: place{"20", "395"},
			Lines:  [3]place{{"20", "80"}, {"20", "135"}, {"20", "191"}},
			Charts: place{"20", "425"}, Nothing: place{"250", "310"},
		}
	}
	return devicePlan{
		Width: "960", Height: "250", Yours: box{"1", "1", "400", "248"}, Shop: box{"659", "1", "300", "248"},
		Border: "M530 1V249",
		In:     "M659 95H411m10-6-10 6 10 6", Out: "M401 180h105m-9-9 18 18m0-18-18 18",
		Steps:      "M32 108v26m-5-8 5 8 5-8M32 168v26m-5-8 5 8 5-8",
		YoursTitle: place{"28", "46"}, ShopTitle: place{"687", "46"},
		Lines:  [3]place{{"28", "96"}, {"28", "156"}, {"28", "216"}},
		Charts: place{"687", "100"}, Nothing: place{"570", "185"},
	}
}
