// Package layout is the form in which a catalogue is written as TOML: a folder with the tables
// makers.toml, colours.toml, fibres.toml and care.toml and one file per product below women and
// men, whose name is the article's address. What its fields mean is told in ebenmass/seed, whose
// catalogue has this form; an import reads the same from others.
package layout
