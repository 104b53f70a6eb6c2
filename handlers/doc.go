// Package handlers holds what a visitor can do, one file per act. A handler parses, asks
// for a permit where measurements are involved, loads, decides, fills the props of a page
// and has it rendered; its error is turned into a page by the edge.
package handlers
