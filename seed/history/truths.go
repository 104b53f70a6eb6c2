package history

import "ebenmass/models/fit"

// truth is how an article turns out in this made-up past.
type truth struct {
	product string
	people  int         // who ordered it and told how it fits
	offset  float64     // of the score, in logits: below 0 it runs small, above 0 large
	zone    fit.Measure // where the sewn piece differs from its chart; said in most complaints
}

// truths lists the articles with a past: some run small, some large, most are true to their
// charts. Plain articles have none: they follow the body grid by definition.
var truths = []truth{
	{"elsa-rib-turtleneck", 180, -1.3, fit.Bust},
	{"ylva-slim-jeans", 170, -1.3, fit.Waist},
	{"clara-silk-blouse", 150, -1.2, fit.Bust},
	{"fenja-denim-skirt", 140, -1.2, fit.Waist},
	{"rike-denim-jacket", 160, -1.1, fit.Bust},
	{"julius-poplin-shirt", 200, -1.2, fit.Bust},
	{"jannis-slim-jeans", 170, -1.3, fit.Waist},

	{"juna-boxy-t-shirt", 190, 1.1, fit.Bust},
	{"kaja-hoodie", 170, 1.1, fit.Bust},
	{"sina-linen-trousers", 150, 1.0, fit.Waist},
	{"okko-flannel-shirt", 180, 1.1, fit.Bust},
	{"rasmus-relaxed-jeans", 150, 1.0, fit.Waist},

	{"mara-v-neck-t-shirt", 160, 0, fit.Bust},
	{"thea-cardigan", 90, 0, fit.Bust},
	{"helene-cashmere-jumper", 60, 0, fit.Bust},
	{"birte-shirt-dress", 110, 0, fit.Waist},
	{"pia-field-jacket", 70, 0, fit.Bust},
	{"livia-pleated-skirt", 80, 0, fit.Waist},
	{"anouk-culottes", 50, 0, fit.Waist},
	{"ilja-band-collar-shirt", 120, 0, fit.Bust},
	{"lasse-striped-t-shirt", 140, 0, fit.Bust},
	{"nils-zip-hoodie", 100, 0, fit.Bust},
	{"torben-quilted-jacket", 40, 0, fit.Bust},
	{"falk-corduroy-trousers", 90, 0, fit.Waist},
}
