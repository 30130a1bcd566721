// Letters: how this machine sets the words of cards and plates, larger or with readings above them. It
// changes nothing of the session: paper that lies there stays as it is. A plain value; any thread.
#pragma once

namespace text {

struct Letters {
  double scale = 1;       // 1…1.6, of the usual size, as far as the paper has room
  bool furigana = false;  // lines of kanji are far enough apart for readings
  friend bool operator==(const Letters&, const Letters&) = default;
};

}  // namespace text
