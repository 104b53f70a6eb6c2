// Package shopkeep is what a shopkeeper may know of how articles sell, come back and fit:
// counts of nobody in particular, none of them so small that it could be somebody, and what
// was released of an article. It is pure: plain numbers in, plain numbers out.
package shopkeep
