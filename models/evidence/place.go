package evidence

import (
	"reflect"
	"strconv"
	"strings"
)

// Unplaced is the place of what is no part of the results; no file holds it.
const Unplaced = "?"

// Place says where a value stands in the result files: field points to a number or word in
// r, and of the mean area of the split by date the place is "rentals_date.auc.mean". For a
// pointer to anything else it is Unplaced, and so it is for a copy of a value in r.
func (r *Results) Place(field any) string {
	if place, ok := r.places[field]; ok {
		return place
	}
	return Unplaced
}

// index notes the place of every number and word by its address. The files' own names for
// their fields are the only source of places.
func (r *Results) index() {
	r.places = map[any]string{}
	r.add(RandomFile, reflect.ValueOf(&r.Random).Elem())
	r.add(DateFile, reflect.ValueOf(&r.Date).Elem())
	for i, file := range populationFiles {
		r.add(file, reflect.ValueOf(&r.Populations[i]).Elem())
	}
}

func (r *Results) add(place string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			r.add(place, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			r.add(place+"."+strconv.Itoa(i), v.Index(i))
		}
	case reflect.Map:
		for inner := v.MapRange(); inner.Next(); {
			r.add(place+"."+inner.Key().String(), inner.Value())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			inner := place
			if field := v.Type().Field(i); !field.Anonymous {
				name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				inner += "." + name
			}
			r.add(inner, v.Field(i))
		}
	default:
		r.places[v.Addr().Interface()] = place
	}
}
