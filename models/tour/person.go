package tour

// Article is the one that the example person looks at, by its slug.
const Article = "amelie-viscose-blouse"

// Person is the example person's name. She is simulated: nobody's measures are hers.
const Person = "Jana"

// PersonField tells a page that what was posted are the example person's data.
const PersonField = "example"

// Fill is what the example person fills in on a page, in one click. It posts what somebody would
// type, without any consent, so that nothing of it is stored.
type Fill string

// What she fills in.
const (
	FillNothing Fill = ""
	FillAdvice  Fill = "advice"   // the question for one article's size
	FillFinder  Fill = "finder"   // the size finder
	FillOrder   Fill = "checkout" // the address of an order, which is not placed by it
	FillChart   Fill = "chart"    // a size chart of a blouse, for the page that checks charts
)

// FormField is one field of a form as it is posted.
type FormField struct{ Name, Value string }

// Fields is what the example person posts. The height, two girths and the size usually taken are
// those that the first step tells of.
func (f Fill) Fields() []FormField {
	switch f {
	case FillAdvice:
		return append(person(), FormField{"way", "tape"})
	case FillFinder:
		return append(person(), FormField{"way", "label"})
	case FillChart:
		return []FormField{
			{"chart", chart}, {"type", "blouse"}, {"department", "women"}, {"cut", "regular"}, {"stretch", "none"}, {"sleeve", "long"}, {"leg", ""},
			{"kind", "garment"}, {"method", "chart"}, {"unit", "cm"}, {PersonField, Person},
		}
	case FillOrder:
		return []FormField{
			{"name", "Jana Beispiel"}, {"street", "Musterweg 5"}, {"postcode", "10115"}, {"city", "Berlin"}, {"email", "jana@example.org"},
			{"delivery", "standard"}, {"payment", "invoice"}, {"action", "redeem"}, {PersonField, Person},
		}
	}
	return nil
}

// chart is a blouse's as a supplier sends it: girths flat, in cm, with a measure that is not used.
const chart = `measure;method;36;38;40;42;44
bust;flat;49;51;53;55;57.5
waist;flat;44;46;48;50;52.5
hip;flat;51;53;55;57;59.5
sleeve length;;60;60.5;61;61.5;62
cuff;;21;21.5;22;22.5;23
`

// Height, bust and hip of the example person, in cm, and the label she usually takes.
const (
	Height = "168"
	Bust   = "96"
	Hip    = "104"
	Usual  = "40"
)

func person() []FormField {
	return []FormField{
		{"sizing", "women"}, {"unit", "cm"}, {"measured_with", "tape"}, {"preference", "regular"},
		{"height", Height}, {"bust", Bust}, {"hip", Hip}, {"usual_top", Usual}, {"usual_top_system", ""}, {PersonField, Person},
	}
}
