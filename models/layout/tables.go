package layout

import "regexp"

// Names of the folders with product files, each of a department, and of the tables.
const (
	WomenDir    = "women"
	MenDir      = "men"
	MakersFile  = "makers.toml"
	ColoursFile = "colours.toml"
	FibresFile  = "fibres.toml"
	CareFile    = "care.toml"
)

// Makers is the table of who made articles (GPSR Art. 19).
type Makers struct {
	Makers []Maker `toml:"makers"`
}

// Maker is one entry of Makers.
type Maker struct {
	Key     string `toml:"key"`
	Name    string `toml:"name"`
	Address string `toml:"address"` // postal
	Email   string `toml:"email"`
}

// Colours is the table of colours that articles come in.
type Colours struct {
	Colours []Colour `toml:"colours"`
}

// Colour is one entry of Colours.
type Colour struct {
	Key    string `toml:"key"`
	DE     string `toml:"de"`
	EN     string `toml:"en"`
	Hex    string `toml:"hex"`    // such as #9aab91
	Family string `toml:"family"` // one of Families
}

// Fibres is the table of legal fibre names.
type Fibres struct {
	Fibres []Fibre `toml:"fibres"`
}

// Fibre is one entry of Fibres.
type Fibre struct {
	Key      string `toml:"key"`
	DE       string `toml:"de"`
	EN       string `toml:"en"`
	Material string `toml:"material"` // of the filter by material
}

// Care is the table of care instructions.
type Care struct {
	Care []Instruction `toml:"care"`
}

// Instruction is one entry of Care.
type Instruction struct {
	Key string `toml:"key"`
	DE  string `toml:"de"`
	EN  string `toml:"en"`
}

// Families are the groups of the colour filter.
var Families = []string{"white", "black", "grey", "beige", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink"}

var (
	keyPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	hexPattern = regexp.MustCompile(`^#[0-9a-f]{6}$`)
)

// IsKey reports whether a word can be a key: small letters, digits and single hyphens.
func IsKey(s string) bool { return keyPattern.MatchString(s) }

// IsHex reports whether a word is a colour such as #9aab91.
func IsHex(s string) bool { return hexPattern.MatchString(s) }
