package models

import "testing"

func TestOrderNumber_InText(t *testing.T) {
	t.Parallel()
	const number = "7K3M-9XQ4-M2TB-6HWD"
	for written, want := range map[string]string{
		number: number, "7k3m 9xq4 m2tb 6hwd": number, "Bestellung 7k3m9xq4m2tb6hwd.": number, "(" + number + "), ein Hemd": number,
		"": "", "ein Hemd, 20. November": "", "7K3M-9XQ4": "", number + number: "",
	} {
		if got, ok := (Withdrawal{Contract: written}).OrderNumber(); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", written, got, ok)
		}
	}
}
