// Package views holds the pages: one templ file and one props struct per page. Handlers
// fill the props; text comes only from the message catalogue (views/text). It knows
// nothing of echo or the database.
package views
