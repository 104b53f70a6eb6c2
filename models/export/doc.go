// Package export is the portable copy of everything held about a person (Art. 15(3) and
// 20 GDPR): its records, how they are written as JSON and as CSV, the schema that describes
// the file, and the reading of a fit profile out of one. It holds no secret of the shop: no
// session identifier, no key, no digest of either.
package export
