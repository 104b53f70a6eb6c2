package catalogue

import "ebenmass/models/fit"

// typeWord is what people call a garment type. The German words are also recognised at the
// end of a compound: Leinenhemd is a Hemd.
type typeWord struct{ german, english string }

// typeWords holds the names of each garment type with their irregular plurals; regular ones
// are found by stem. "Shirt" means shirts only: T-shirts answer to their own name.
var typeWords = map[fit.Type]typeWord{
	fit.TShirt:     {"T-Shirt Tee", "T-shirt tee"},
	fit.Polo:       {"Polo Polohemd Poloshirt", "polo"},
	fit.Shirt:      {"Hemd Hemden Oberhemd", "shirt shirts"},
	fit.Blouse:     {"Bluse Blusen", "blouse"},
	fit.Knit:       {"Pullover Pulli Strick", "jumper sweater pullover knit knitwear"},
	fit.Sweatshirt: {"Sweatshirt Sweater", "sweatshirt sweater"},
	fit.Blazer:     {"Blazer Sakko Sakkos Jackett", "blazer"},
	fit.Jacket:     {"Jacke Jacken", "jacket"},
	fit.Coat:       {"Mantel Mäntel", "coat"},
	fit.Dress:      {"Kleid Kleider", "dress"},
	fit.Jumpsuit:   {"Jumpsuit Overall Einteiler", "jumpsuit overall playsuit"},
	fit.Skirt:      {"Rock Röcke", "skirt"},
	fit.Trousers:   {"Hose Hosen", "trousers pants"},
	fit.Jeans:      {"Jeans Hose Hosen", "jeans denim trousers pants"},
	fit.Shorts:     {"Shorts Bermuda Bermudas", "shorts bermudas"},
}

// departmentWords name whose department an article hangs in.
var departmentWords = map[fit.Sizing]string{
	fit.Women: "Damen Frauen women womens ladies",
	fit.Men:   "Herren Männer men mens",
}

// materialWords name the main fibre beyond the legal names on the label.
var materialWords = map[string]string{
	"cotton":    "Baumwolle cotton",
	"linen":     "Leinen linen flax",
	"wool":      "Wolle Schurwolle wool",
	"merino":    "Merino Wolle wool",
	"cashmere":  "Kaschmir Cashmere",
	"silk":      "Seide silk",
	"viscose":   "Viskose viscose",
	"lyocell":   "Lyocell Tencel",
	"hemp":      "Hanf hemp",
	"polyester": "Polyester",
	"polyamide": "Polyamid Nylon",
}

// familyWords name the colour families.
var familyWords = map[string]string{
	"white": "weiß white", "black": "schwarz black", "grey": "grau grey gray", "beige": "beige",
	"brown": "braun brown", "red": "rot red", "orange": "orange", "yellow": "gelb yellow",
	"green": "grün green", "blue": "blau blue", "purple": "lila violett purple violet", "pink": "rosa pink",
}

// colourNames are what people call the palette's colours beyond name and family; shades of a
// family are worked out from the swatch.
var colourNames = map[string]string{
	"chalk":       "creme cream ivory Elfenbein Wollweiß Cremeweiß off-white offwhite",
	"ecru":        "Naturweiß natur creme cream Eierschale off-white offwhite",
	"camel":       "cognac tan karamell caramel",
	"chestnut":    "maroon",
	"charcoal":    "graphit graphite",
	"silver-grey": "silber silver",
	"navy":        "Marineblau Navyblau Nachtblau",
	"indigo":      "Jeansblau",
	"petrol":      "teal",
	"olive":       "khaki",
	"pistachio":   "mint",
	"rust":        "terracotta",
	"brick":       "terracotta",
	"claret":      "Weinrot burgundy burgund wine maroon Bordeauxrot",
	"rosewood":    "Altrosa dusty",
	"blush":       "nude rosé rose",
	"mauve":       "flieder lilac",
	"plum":        "aubergine",
}

// headWords are first parts of German compounds that differ from the word itself.
var headWords = map[string]string{
	"baumwoll": "baumwolle", "woll": "wolle", "seiden": "seide", "schurwoll": "schurwolle",
}

// synonyms are further names of garments that are no type of their own.
var synonyms = map[string]string{
	"cardigan":     "Strickjacke",
	"strickjacke":  "Cardigan",
	"hoodie":       "Kapuzenpullover Kapuzenpulli",
	"kapuzenjacke": "Hoodie",
	"chinos":       "Chino Chinohose",
	"trenchcoat":   "Trench",
	"hemdjacke":    "Überhemd Overshirt Shacket",
	"overshirt":    "shacket Hemdjacke",
	"strickkleid":  "Cardigankleid",
	"rippenkleid":  "Strickkleid",
}

// fillerWords carry no meaning in a search for clothes.
const fillerWords = "aus mit für und oder in im der die das den ein eine einen von zu Größe Größen Gr Farbe EU " +
	"a an the of for with and or from made size sizes colour color Ebenmaß"
