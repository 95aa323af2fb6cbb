// After signing out: what Clear-Site-Data empties, emptied here too, for phones whose browser does not know it.
navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
globalThis.caches?.keys().then((names) => names.forEach((name) => caches.delete(name)));
indexedDB.deleteDatabase("klar");
