// Package device is what the browser's advisor needs besides the model: the shape of the
// catalogue it is given, the reading of the finder's form, the writing of answers as JSON. It
// uses neither encoding/json nor fmt, which would make what a browser loads a third larger; the
// server uses of it only the shape of the catalogue.
package device
