namespace Pana.Storage;
