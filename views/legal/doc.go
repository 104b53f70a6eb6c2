// Package legal holds the pages a shop owes: privacy notice, record of processing, impact
// assessment, imprint, terms, shipping, accessibility.
package legal
