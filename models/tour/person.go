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
	case FillOrder:
		return []FormField{
			{"name", "Jana Beispiel"}, {"street", "Musterweg 5"}, {"postcode", "10115"}, {"city", "Berlin"}, {"email", "jana@example.org"},
			{"delivery", "standard"}, {"payment", "invoice"}, {"action", "redeem"}, {PersonField, Person},
		}
	}
	return nil
}

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
