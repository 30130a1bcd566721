// room_words_file: the words of this hall, kept from one evening to the next, and drawn anew when somebody asks for it.
// Plain functions; any thread.
#pragma once

#include "hall/private_files.h"
#include "hall/words.h"

namespace hall {

/// Draws and keeps words where there is no file. Fails with `format` where the file is damaged or names words that the
/// list has no more: it is left as it is, and new_room_words() writes a new one.
base::Result<RoomWords> kept_room_words(PrivateFiles& files, const base::Path& path,
                                        const WordList& list);
/// Tables that came in by the old words need the new ones.
base::Result<RoomWords> new_room_words(PrivateFiles& files, const base::Path& path,
                                       const WordList& list);

}  // namespace hall
