// JournalListener: is told of the journal's lines once they are on the disk: what it knows no power cut takes back. Called on
// the store's thread, which it must not hold up.
#pragma once

#include <functional>
#include <string_view>

namespace storage {

enum class JournalPiece {
  beginning,  // the journal from its first line: what was told before no longer counts
  more,       // the lines after those
};
/// `lines`: whole lines with their newlines, exactly as they stand in the file.
using JournalListener = std::function<void(JournalPiece piece, std::string_view lines)>;

}  // namespace storage
