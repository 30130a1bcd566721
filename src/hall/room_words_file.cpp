#include "hall/room_words_file.h"

#include "hall/room_key.h"

namespace hall {

using base::ErrorCode;
using base::Result;
using base::sentence;

Result<RoomWords> kept_room_words(PrivateFiles& files, const base::Path& path,
                                  const WordList& list) {
  const auto text = files.read(path);
  if (!text && text.error().code == ErrorCode::not_found) return new_room_words(files, path, list);
  if (!text) return text.error();
  if (auto words = read_words(list, *text)) return words;
  return base::Error{ErrorCode::format,
                     sentence("The file of the hall's words is damaged. Draw new words."),
                     path.string()};
}

Result<RoomWords> new_room_words(PrivateFiles& files, const base::Path& path,
                                 const WordList& list) {
  const auto words = draw_room_words();
  if (!words) return words;
  if (auto written = files.write(path, kana_of(list, *words) + "\n"); !written)
    return written.error();
  return words;
}

}  // namespace hall
