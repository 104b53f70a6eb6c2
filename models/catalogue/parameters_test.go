package catalogue

import (
	"reflect"
	"slices"
	"testing"
)

// Every field of a query can be written into a URL, under a name that is told of here.
func TestParameters_WholeQuery(t *testing.T) {
	t.Parallel()
	var q Query
	fields := reflect.ValueOf(&q).Elem()
	for i := range fields.NumField() {
		switch f := fields.Field(i); f.Kind() {
		case reflect.Slice:
			f.Set(reflect.ValueOf([]string{"x"}))
		case reflect.String:
			f.SetString("x")
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Int, reflect.Int64:
			f.SetInt(5)
		default:
			t.Fatalf("%s is a %s", fields.Type().Field(i).Name, f.Kind())
		}
	}
	var names []string
	for name := range q.Values() {
		names = append(names, name)
	}
	slices.Sort(names)
	told := slices.Sorted(slices.Values(Parameters()))
	if !slices.Equal(names, told) || len(names) != fields.NumField() {
		t.Errorf("a query writes %q, told are %q", names, told)
	}
}
