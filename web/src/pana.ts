/** Everything here makes a page quicker; no page needs it. */
import { askOneByOne, writeGroups } from "./scripts/arrival";
import { keepDrafts } from "./scripts/drafts";
import { proposeNames, readMrz, understandDates } from "./scripts/fields";
import { showLikelyKnown } from "./scripts/known";
import { listenToKeys } from "./scripts/keys";
import { offerPasskeys } from "./scripts/passkeys";
import { leaveQuickly } from "./scripts/quick-exit";
import { showWhatMatters } from "./scripts/shown-when";
import { copyAndPrint, closeMenus, goToErrors } from "./scripts/small";

document.documentElement.classList.add("with-script");
showWhatMatters();
keepDrafts();
readMrz();
proposeNames();
understandDates();
listenToKeys();
leaveQuickly();
copyAndPrint();
closeMenus();
goToErrors();
writeGroups();
showLikelyKnown();
askOneByOne();
offerPasskeys();
