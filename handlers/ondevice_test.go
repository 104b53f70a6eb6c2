package handlers

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/device"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// The browser reads the finder's form as the shop does: the same person, and a fault with the
// same words at the same field.
func TestDeviceParse_AsShop(t *testing.T) {
	t.Parallel()
	shop := shopOfSeed(t)
	for name, posted := range map[string]url.Values{
		"nothing":       {},
		"measures":      {"sizing": {"men"}, "height": {"1,80 m"}, "bust": {" 98,5 "}, "measured_with": {"memory"}, "preference": {"loose"}},
		"inches":        {"unit": {"in"}, "waist": {"33 1/2"}, "height": {`5'7"`}},
		"labels":        {"usual_top": {"", "2xl", "40/42"}, "usual_top_system": {"de-women", "", "here"}, "usual_bottom": {"33/32"}},
		"same twice":    {"usual_top": {"M", "m"}, "usual_top_system": {"here", "here"}},
		"a garment":     {"own_1_type": {"shirt"}, "own_1_bust": {"52"}, "own_1_inseam": {"80"}, "own_2_type": {"jeans"}},
		"no number":     {"bust": {"wide"}, "waist": {"84"}},
		"no body":       {"bust": {"20"}, "hip": {"98.12345"}, "unit": {"in"}},
		"no label":      {"usual_top": {"Q7"}, "usual_top_system": {"here"}, "usual_dress": {"40"}, "usual_dress_system": {"de-men-x"}},
		"too many":      {"usual_top": {"S", "M", "L", "XL", "XXL"}},
		"second label":  {"usual_top": {"M", "Q7"}, "usual_top_system": {"here", "here"}},
		"no type":       {"own_1_type": {"hat"}, "own_1_bust": {"52"}},
		"not its width": {"own_1_type": {"shirt"}, "own_1_inseam": {"80"}},
		"a flat width":  {"own_2_type": {"shirt"}, "own_2_bust": {"5"}},
	} {
		var fields []device.Field
		for _, field := range slices.Sorted(func(yield func(string) bool) {
			for name := range posted {
				if !yield(name) {
					return
				}
			}
		}) {
			for _, value := range posted[field] {
				fields = append(fields, device.Field{Name: field, Value: value})
			}
		}
		for _, lang := range models.Langs {
			person, faults := device.Parse(fields, shop)
			want, form := parseMeasures(lang, posted, fit.Women, shop)
			if len(form.Errors) == 0 && !reflect.DeepEqual(person, want) {
				t.Errorf("%s is read as %+v, want %+v", name, person, want)
			}
			if len(faults) != len(form.Errors) {
				t.Errorf("%s has faults %+v, want %+v", name, faults, form.Errors)
				continue
			}
			for i, fault := range faults {
				if got := deviceMessage(lang, fault, form.Unit); fault.Field != form.Errors[i].Field || fault.Code != "unknown_label" && got != form.Errors[i].Message {
					t.Errorf("%s: %s at %s: %q, want %q at %s", name, fault.Code, fault.Field, got, form.Errors[i].Message, form.Errors[i].Field)
				}
			}
		}
	}
}

// deviceMessage looks a fault up as static/device/finder.js does.
func deviceMessage(lang models.Lang, fault device.Fault, unit string) string {
	messages := deviceMessages(lang)
	plain, known := fault.Field, strings.Join(fault.Known, ", ")
	if parts := strings.SplitN(plain, "_", 3); len(parts) == 3 && parts[0] == "usual" && parts[2] != "system" {
		plain = parts[0] + "_" + parts[1]
		if strings.HasSuffix(fault.Field, "_system") {
			plain += "_system"
		}
	}
	if strings.HasPrefix(plain, "own_") && fault.Code == "required" {
		var names []string
		for _, zone := range fault.Known {
			names = append(names, messages["width "+zone])
		}
		plain, known = plain[:len("own_1")], text.List(lang, names)
	}
	for _, key := range []string{fault.Field + " " + fault.Code + " " + unit, fault.Field + " " + fault.Code, plain + " " + fault.Code} {
		if message, ok := messages[key]; ok {
			return strings.ReplaceAll(message, "{known}", known)
		}
	}
	return ""
}

func TestDeviceMessages_Complete(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		for key, message := range deviceMessages(lang) {
			if missing := text.MissingKeys(message); len(missing) > 0 || message == "" {
				t.Errorf("%s, %s: %q", lang, key, message)
			}
		}
	}
}
