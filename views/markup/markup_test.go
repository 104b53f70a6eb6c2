package markup_test

import (
	"html"
	"io"
	"strings"
	"testing"

	"ebenmass/views/markup"
)

func TestBuilder_Render(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	b := markup.New(8).Raw("<rect", ` class="a"`).Attribute("title", `<"&'>`).Number("data-x", 0.125).At("x", -1.26).Raw(">").Text("a & b ß").Int(-7).Raw(" ").Place(3).Place(-0.01).Append(func(text []byte) []byte { return append(text, "</rect>"...) })
	if err := b.Render(t.Context(), &got); err != nil {
		t.Fatal(err)
	}
	const want = `<rect class="a" title="&lt;&#34;&amp;&#39;&gt;" data-x="0.125" x="-1.3">a &amp; b ß-7 30</rect>`
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
}

func FuzzBuilder_Text(f *testing.F) {
	f.Add("plain")
	f.Add(`<a href="x">&amp;'ß`)
	f.Fuzz(func(t *testing.T, s string) {
		var got strings.Builder
		if err := markup.New(0).Text(s).Render(t.Context(), &got); err != nil {
			t.Fatal(err)
		}
		want := html.EscapeString(s)
		if got.String() != want {
			t.Errorf("%q became %q, want %q", s, got.String(), want)
		}
		var added strings.Builder
		if err := markup.New(0).Raw("<p>").Escaped(func(text []byte) []byte { return append(text, s...) }).Render(t.Context(), &added); err != nil {
			t.Fatal(err)
		}
		if added.String() != "<p>"+want {
			t.Errorf("%q was added as %q, want %q", s, added.String(), want)
		}
	})
}

// A page that is rendered twice would lack what stood there the first time.
func TestBuilder_RendersOnce(t *testing.T) {
	t.Parallel()
	for _, room := range []int{8, 64 << 10} {
		b := markup.New(room).Raw("<p>").Text("96 cm").Raw("</p>")
		var got strings.Builder
		if err := b.Render(t.Context(), &got); err != nil || got.String() != "<p>96 cm</p>" {
			t.Errorf("rendered %q, %v", got.String(), err)
		}
		if err := b.Render(t.Context(), &got); err == nil {
			t.Errorf("rendered again: %q", got.String())
		}
	}
}

// What one visitor was told stands in no room that is given to the next.
func TestNew_RoomIsEmpty(t *testing.T) {
	t.Parallel()
	for range 100 {
		told := markup.New(8 << 10).Raw(strings.Repeat("96 cm", 1000))
		if err := told.Render(t.Context(), io.Discard); err != nil {
			t.Fatal(err)
		}
		markup.New(8 << 10).Append(func(text []byte) []byte {
			if room := text[:cap(text)]; len(text) != 0 || strings.Trim(string(room), "\x00") != "" {
				t.Fatalf("a new builder holds %.40q", room)
			}
			return text
		})
	}
}
