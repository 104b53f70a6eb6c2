package importer

// field is what a cell of a record says, whatever the format calls its column.
type field uint8

// Fields of articles and variants; of rows of size charts the last ones.
const (
	fieldName field = iota // in the language of the source
	fieldNameDE
	fieldNameEN
	fieldDescription // in the language of the source
	fieldDescriptionDE
	fieldDescriptionEN
	fieldDepartment // women or men
	fieldType       // garment type, or the source's word for it
	fieldCut
	fieldStretch
	fieldSleeve
	fieldLeg
	fieldFree
	fieldFibres
	fieldCare
	fieldMaker // key or name
	fieldColour
	fieldHex
	fieldSize
	fieldPrice
	fieldCurrency
	fieldReduced // a compare-at or sale price, which is not imported
	fieldStock
	fieldAvailable // in stock or not, without a number
	fieldSKU
	fieldPicture
	fieldCounted // how many pieces the source last said there were; fieldStock is what there are
	fieldProductID
	fieldWarningsDE
	fieldWarningsEN
	fieldAnimalParts
	fieldStyle // what pictures and sketches draw: "collar=shirt, hem=straight"
	fieldBlock
	fieldPlain
	fieldSample // size that pictures are drawn in
	fieldAdded
	fieldHistory // prices up to now with the moments they began, of an article that the shop does not have
	fieldVAT     // in percent
	fieldSkip    // why the article or variant is not imported: code, space, text
	fieldOption1Name
	fieldOption1
	fieldOption2Name
	fieldOption2
	fieldOption3Name
	fieldOption3

	fieldMeasure
	fieldKind
	fieldMethod
	fieldUnit
	fieldSizes // labels of a row of a chart, joined by listSeparator
	fieldValues

	numFields
)

// listSeparator joins lists in one cell; text of files has no controls left where it is used.
const listSeparator = "\x1f"

var fieldNames = [numFields]string{
	fieldName: "name", fieldNameDE: "name_de", fieldNameEN: "name_en",
	fieldDescription: "description", fieldDescriptionDE: "description_de", fieldDescriptionEN: "description_en",
	fieldDepartment: "department", fieldType: "type", fieldCut: "cut", fieldStretch: "stretch", fieldSleeve: "sleeve", fieldLeg: "leg",
	fieldFree: "free", fieldFibres: "fibres", fieldCare: "care", fieldMaker: "maker", fieldColour: "colour", fieldHex: "hex", fieldSize: "size",
	fieldPrice: "price", fieldCurrency: "currency", fieldReduced: "compare_at", fieldStock: "stock", fieldAvailable: "availability",
	fieldSKU: "sku", fieldPicture: "picture",
	fieldCounted: "counted", fieldProductID: "product_id", fieldWarningsDE: "warnings_de", fieldWarningsEN: "warnings_en", fieldAnimalParts: "animal_parts",
	fieldStyle: "style", fieldBlock: "block", fieldPlain: "plain", fieldSample: "sample", fieldAdded: "added", fieldHistory: "history", fieldVAT: "vat_percent", fieldSkip: "skip",
	fieldOption1Name: "option1_name", fieldOption1: "option1", fieldOption2Name: "option2_name", fieldOption2: "option2",
	fieldOption3Name: "option3_name", fieldOption3: "option3",
	fieldMeasure: "measure", fieldKind: "kind", fieldMethod: "method", fieldUnit: "unit", fieldSizes: "sizes", fieldValues: "values",
}

// String is the field's name in findings and in our own CSV.
func (f field) String() string { return fieldNames[f] }

// record is one row of a product file or of a size chart in neutral form.
type record struct {
	place
	variant bool              // it is something to buy; otherwise it only describes the article
	cells   [numFields]string // "" also where the file has no such column
	columns uint64            // which fields the file has a column for, a bit each
}

// has reports whether the file has a column for a field, be its cell empty or not.
func (r *record) has(f field) bool { return r.columns&(1<<f) != 0 }

func (r *record) set(f field, value string) {
	r.cells[f] = value
	r.columns |= 1 << f
}
