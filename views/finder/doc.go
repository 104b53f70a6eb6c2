// Package finder draws the size finder: what somebody knows, their sizes in every article, the
// offer to keep what they told.
package finder
