package respond

import (
	"testing"

	"ebenmass/models/tour"
)

func TestKeepStep_LinksAndForms(t *testing.T) {
	t.Parallel()
	place := tour.Place{Role: tour.Short, N: 2}
	const page = `<!doctype html><head><link rel="canonical" href="/de/fit"><script type="application/ld+json">{"a":"<a href=\"/de/x\">"}</script></head>` +
		`<a class="b" href="/de/products?size=M&amp;sort=new#top">A &amp; b</a><a href="https://x.example/">c</a><a id="x">d</a>` +
		`<form method="post" action="/de/fit"><input name="tour" type="hidden"></form><form action="/de/demo/restart" method="post"></form><svg><path d="M0 0"></path></svg>`
	const want = `<!doctype html><head><link rel="canonical" href="/de/fit"><script type="application/ld+json">{"a":"<a href=\"/de/x\">"}</script></head>` +
		`<a class="b" href="/de/products?size=M&amp;sort=new&amp;tour=short-2#top">A &amp; b</a><a href="https://x.example/">c</a><a id="x">d</a>` +
		`<form method="post" action="/de/fit"><input type="hidden" name="tour" value="short-2"/><input name="tour" type="hidden"></form><form action="/de/demo/restart" method="post"></form><svg><path d="M0 0"></path></svg>`
	got, err := keepStep([]byte(page), place)
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}
