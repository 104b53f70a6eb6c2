package models

import (
	"testing"

	"ebenmass/models/fit"
)

func TestFlag_PeopleAndInterval(t *testing.T) {
	t.Parallel()
	tests := []struct {
		offset fit.Offset
		want   Flag
	}{
		{fit.Offset{}, FlagNone},
		{fit.Offset{Value: -0.8, SD: 0.3, N: 41}, RunsSmall},
		{fit.Offset{Value: 0.8, SD: 0.3, N: 41}, RunsLarge},
		{fit.Offset{Value: -0.8, SD: 0.3, N: 20}, RunsSmall},
		{fit.Offset{Value: -0.8, SD: 0.3, N: 19}, FlagNone},
		{fit.Offset{Value: -0.8, SD: 0.5, N: 41}, FlagNone},
		{fit.Offset{Value: 0.8, SD: 0.5, N: 41}, FlagNone},
		{fit.Offset{Value: 0.1, SD: 0.04, N: 9000}, RunsLarge},
	}
	for _, test := range tests {
		if got := (Released{Offset: test.offset}).Flag(); got != test.want {
			t.Errorf("%+v: %q, want %q", test.offset, got, test.want)
		}
	}
}
