package mydata

// How long German law has a shop keep what belongs to an order, in years from the end of the
// year it was made in.
const (
	invoiceYears = 8 // accounting records: § 147 (3) AO, § 257 (4) HGB, since 2025
	letterYears  = 6 // business letters, orders among them: § 147 (3) AO, § 257 (4) HGB
)
