package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func request(accepts string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Accept-Encoding", accepts)
	return r
}

// The standard library reads what we write, as one member.
func TestAssembly_For_OneStream(t *testing.T) {
	t.Parallel()
	shared := NewBlock([]byte(strings.Repeat("<li>the same for everyone</li>", 200)))
	noise := make([]byte, 150_000)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	for name, parts := range map[string][]any{
		"own only":           {strings.Repeat("own ", 500)},
		"blocks only":        {shared, shared},
		"block first":        {shared, strings.Repeat("own ", 500)},
		"block last":         {strings.Repeat("own ", 500), shared},
		"short between":      {shared, "3", shared, "4", shared},
		"beyond the window":  {shared, string(noise), shared, string(noise)},
		"empty block":        {NewBlock(nil), strings.Repeat("own ", 500), NewBlock(nil)},
		"more than a window": {strings.Repeat("a line that comes back again and again\n", 5000), shared},
	} {
		for _, apart := range []bool{false, true} {
			var a Assembly
			want := ""
			for _, part := range parts {
				switch part := part.(type) {
				case string:
					_, _ = io.WriteString(&a, part)
					want += part
				case Block:
					a.Add(part)
					want += string(part.Plain())
				}
			}
			if got := string(a.Plain()); got != want {
				t.Errorf("%s: the plain text differs", name)
			}
			if body, coding := a.For(request(""), apart); coding != "" || string(body) != want {
				t.Errorf("%s: coding %q for who takes none", name, coding)
			}
			body, coding := a.For(request("gzip, br"), apart)
			if apart && name == "own only" {
				if coding != "" || string(body) != want {
					t.Errorf("%s: coding %q where nothing may be compressed", name, coding)
				}
				continue
			}
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil || coding != "gzip" {
				t.Fatalf("%s: coding %q, %v", name, coding, err)
			}
			z.Multistream(false)
			if got, err := io.ReadAll(z); err != nil || string(got) != want {
				t.Errorf("%s, apart %v: %d bytes, want %d, %v", name, apart, len(got), len(want), err)
			}
		}
	}
}

// The length of an answer tells nothing of a secret to who chooses what is typed: a guess that is
// right makes it no shorter than one that is wrong.
func TestAssembly_For_ApartHidesGuess(t *testing.T) {
	t.Parallel()
	const secret = "token=QWERTYUIOPASDFGHJKLZXCVBNM"
	size := func(guess string, apart bool) int {
		var a Assembly
		a.Add(NewBlock([]byte(strings.Repeat("<li>the same for everyone</li>", 200))))
		_, _ = io.WriteString(&a, strings.Repeat("<p>own text</p>", 100)+secret+strings.Repeat("<p>more</p>", 100)+guess)
		body, _ := a.For(request("gzip"), apart)
		return len(body)
	}
	right, wrong := secret, "token=MNBVCXZLKJHGFDSAPOIUYTREWQ"
	if size(right, false) >= size(wrong, false) {
		t.Error("compressed together, the lengths do not differ: the test shows nothing")
	}
	if size(right, true) != size(wrong, true) {
		t.Errorf("apart, the right guess takes %d bytes, a wrong one %d", size(right, true), size(wrong, true))
	}
}

// What stands in one part makes no other one shorter.
func TestAssembly_For_PartsIndependent(t *testing.T) {
	t.Parallel()
	size := func(second string) int {
		var a Assembly
		_, _ = io.WriteString(&a, strings.Repeat("<p>own text</p>", 50)+"QWERTYUIOPASDFGHJKLZXCVBNM")
		a.Add(NewBlock([]byte("<hr/>")))
		_, _ = io.WriteString(&a, strings.Repeat("<i>other text</i>", 50)+second)
		body, _ := a.For(request("gzip"), false)
		return len(body)
	}
	if same, other := size("QWERTYUIOPASDFGHJKLZXCVBNM"), size("MNBVCXZLKJHGFDSAPOIUYTREWQ"); same != other {
		t.Errorf("%d bytes with the same letters, %d with others", same, other)
	}
}
