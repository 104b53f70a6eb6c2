package svg

// Choose is a value for either case.
func Choose[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}
